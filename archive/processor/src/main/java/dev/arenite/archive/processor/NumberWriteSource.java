package dev.arenite.archive.processor;

import java.util.HashSet;
import java.util.Set;

/// Writes the methods that write a struct of numbers: it has no resolver, and places are filled
/// from the values.
final class NumberWriteSource {

    private final StructModel model;
    private final Source out;

    NumberWriteSource(StructModel model, Source out) {
        this.model = model;
        this.out = out;
    }

    void add() {
        String value = model.value();
        out.add(
                """

                @Override
                public void serialize(%1$s value, @ArchiveSink@ out, @MemorySegment@ resolver, long at) {
                // Nothing lies out of line.
                }

                @Override
                public void serializeAll(@List@<%1$s> values, int count, @ArchiveSink@ out, @MemorySegment@ resolvers, long first) {
                // Nothing lies out of line.
                }

                @Override
                public void resolve(%1$s value, @ArchiveSink@ out, long place, @MemorySegment@ resolver, long at) {
                put(@ArchiveSink@.requireValue(value), out.memory(), place);
                }

                @Override
                public long writePlace(%1$s value, @ArchiveSink@ out) {
                @ArchiveSink@.requireValue(value);
                out.align(Layout.PLACE_ALIGNMENT);
                long place = out.reserve(Layout.PLACE_BYTES);
                put(value, out.memory(), place);
                return place;
                }

                @Override
                public void resolveAll(@List@<%1$s> values, int count, @ArchiveSink@ out, long start, @MemorySegment@ resolvers, long first) {
                @MemorySegment@ memory = out.memory();
                int next = 0;
                try {
                for (; next < count; next++) {
                put(@ArchiveSink@.requireValue(values.get(next)), memory, start + next * Layout.PLACE_BYTES);
                }
                } catch (@ArchivePathException@ failure) {
                throw failure.within("[" + next + "]");
                }
                }
                """
                        .formatted(value));
        addPut(model, new HashSet<>());
    }

    /// Adds a method that fills a place, and one for each kind of record in it: small methods
    /// become part of the loop that calls them.
    private void addPut(StructModel struct, Set<String> written) {
        if (!written.add(struct.value())) {
            return;
        }
        Leaf.Row whole = Leaf.Row.withRecordsWhole(struct);
        boolean mayFail =
                whole.leaves().stream().anyMatch(leaf -> leaf.nullable() || scalarMayRefuse(leaf));
        out.add(
                "\nprivate static void put(%s value, @MemorySegment@ memory, long place) {"
                        .formatted(struct.value()));
        if (mayFail) {
            out.add("String component = \"\";\ntry {");
        }
        for (Leaf leaf : whole.leaves()) {
            if (leaf.scalar() == null) {
                out.add("component = \"" + leaf.path() + "\";");
                out.add(
                        "put(@ArchiveSink@.requireValue(%s), memory, place + %d);"
                                .formatted(leaf.getter(), leaf.offset()));
            } else {
                FlatWriteSource.addLocal(leaf, "", out);
            }
        }
        for (Piece piece : Piece.of(whole, false)) {
            out.add(FlatWriteSource.put(piece.offset(), piece.bytes(), piece.expression()));
        }
        if (mayFail) {
            FlatWriteSource.addCatch(out);
        }
        out.add("}");
        for (StructModel.Component field : struct.fields()) {
            StructModel nested = field.archived().nested();
            if (nested != null) {
                addPut(nested, written);
            }
        }
    }

    private static boolean scalarMayRefuse(Leaf leaf) {
        return leaf.scalar() != null && leaf.scalar().mayRefuse();
    }
}
