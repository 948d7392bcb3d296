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
                throw refusal(variant, where, tag, "is not in 0 to 255");
            }
            int other = tags.indexOf(tag);
            if (other >= 0) {
                throw refusal(
                        variant, where, tag, "is that of " + variants.get(other).getSimpleName());
            }
            tags.add(tag);
            next = tag + 1;
        }
        return tags;
    }

    private static Refusal refusal(Element variant, String where, int tag, String reason) {
        return new Refusal(
                variant,
                "%s: tag %d of %s %s. Set another with @Tag"
                        .formatted(where, tag, variant.getSimpleName(), reason));
    }
}
