package dev.arenite.tool.schema;

import java.util.Set;

/// The words of the JSON form that stand for no leaf and no form.
final class JsonWords {

    static final String POINTERS = "pointers";
    static final String TYPE = "type";
    static final String DEFINITIONS = "defs";

    static final String STRUCT = "struct";
    static final String TUPLE = "tuple";
    static final String ENUM = "enum";
    static final String NAME = "name";
    static final String TAG = "tag";
    static final String ARRAY = "array";
    static final String RC = "rc";
    static final String WEAK = "weak";
    static final String KIND = "kind";
    static final String NAMES = "names";
    static final String OPAQUE = "opaque";
    static final String REFERENCE = "ref";
    static final String NICHE = "niche_";
    static final String OFFSET = "offset";
    static final String BYTES = "bytes";
    static final String NONZERO = "nonzero_";

    /// The members that stand beside the word of a part.
    static final Set<String> OPTIONS = Set.of(KIND, OFFSET, BYTES);

    private JsonWords() {}

    /// Returns the members that may stand beside a word.
    static Set<String> options(String word) {
        if (word.startsWith(NICHE)) {
            return Set.of(OFFSET, BYTES);
        }
        return word.equals(RC) || word.equals(WEAK) ? Set.of(KIND) : Set.of();
    }
}
