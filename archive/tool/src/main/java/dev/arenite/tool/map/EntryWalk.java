package dev.arenite.tool.map;

import dev.arenite.archive.schema.SchemaNode.Composite;

/// Tells the entries of a map, or the elements of a set, one after the other.
final class EntryWalk {

    private final MapWalk walk;
    private final PartLayouts.Entry layout;
    private final Elements elements;
    private long number;

    /// @param count the number of entries
    EntryWalk(MapWalk walk, Composite container, long count, Trail trail) {
        this.walk = walk;
        layout = walk.layouts().entry(container);
        String type = layout.isMap() ? "entry" : walk.layouts().type(container.parts().getFirst());
        elements = walk.elements(trail, type, count);
    }

    /// Tells an entry whose value lies behind its key, and the bytes around them.
    void next(long place) {
        Trail trail = next(place, place + layout.valueOffset());
        long keyEnd = walk.layouts().place(layout.key()).bytes();
        long valueEnd = layout.valueOffset() + walk.layouts().place(layout.value()).bytes();
        walk.padding(place, keyEnd, layout.valueOffset(), trail);
        walk.padding(place, valueEnd, layout.place().bytes(), trail);
    }

    /// Tells an entry, and returns the trail to it.
    Trail next(long keyPlace, long valuePlace) {
        long index = number++;
        if (!layout.isMap()) {
            Trail trail = elements.at(index);
            walk.place(layout.key(), keyPlace, trail);
            return trail;
        }
        Trail trail = elements.at(index, () -> walk.leaves().step(layout.key(), keyPlace, index));
        walk.place(layout.key(), keyPlace, trail.to(".key"));
        walk.place(layout.value(), valuePlace, trail.to(".value"));
        return trail;
    }
}
