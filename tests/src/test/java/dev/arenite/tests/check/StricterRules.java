package dev.arenite.tests.check;

import java.util.Map;

/// The rules that are ours: rkyv accepts what breaks them, and goes wrong later or ignores it.
final class StricterRules {

    /// Why, by rule.
    static final Map<String, String> REASONS =
            Map.of(
                    "archive must not have more objects",
                    "four billion elements of size 0 take eight bytes",
                    "hash table must have as many entries as it says",
                    "who iterates would run out of the table",
                    "control byte must be a hash or empty",
                    "a lookup takes it for empty, who counts may not",
                    "control byte must repeat that of its slot",
                    "a lookup at the end would come to another slot, or to an empty one",
                    "index must be that of an entry",
                    "a lookup would leave the entries",
                    "key must lie where its hash leads",
                    "a lookup would miss a key that is there",
                    "key must not come twice",
                    "a lookup would find one value of two",
                    "keys must ascend",
                    "a lookup would miss keys that are there",
                    "leaf must have 1 to 5 entries",
                    "a leaf without entries is not in any tree that is written");

    private StricterRules() {}
}
