package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;

/// The tags of the variants of an enum: one more than the tag before, unless an annotation sets it.
final class Tags {

    static final int MAX = 255;

    private Tags() {}

    /// Returns the tag of each variant.
    ///
    /// @param where the type and the component, for messages
    static List<Integer> of(List<? extends Element> variants, String where) throws Refusal {
        List<Integer> tags = new ArrayList<>();
        int next = 0;
        for (Element variant : variants) {
            int tag = Annotations.find(variant, "Tag").number("value", next);
            if (tag < 0 || tag > MAX) {
                throw new Refusal(
                        variant,
                        where
                                + ": tag "
                                + tag
                                + " of "
                                + variant.getSimpleName()
                                + " is not in 0 to 255. Set another with @Tag");
            }
            int other = tags.indexOf(tag);
            if (other >= 0) {
                throw new Refusal(
                        variant,
                        where
                                + ": tag "
                                + tag
                                + " of "
                                + variant.getSimpleName()
                                + " is that of "
                                + variants.get(other).getSimpleName()
                                + ". Set another with @Tag");
            }
            tags.add(tag);
            next = tag + 1;
        }
        return tags;
    }
}
