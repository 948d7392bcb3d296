package dev.arenite.archive.schema;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// The words of texts: those of the format, and names, which stand in quotation marks if they could
/// be taken for another.
final class SchemaWords {

    static final String STRUCT = "struct";
    static final String TUPLE = "tuple";
    static final String ENUM = "enum";
    static final String ARRAY = "array";
    static final String RC = "rc";
    static final String NAMES = "names";
    static final String OPAQUE = "opaque";
    static final String WEAK = "weak";

    private static final String NICHE = "niche_";

    private static final Set<String> OTHERS =
            Set.of(STRUCT, TUPLE, ENUM, ARRAY, RC, NAMES, OPAQUE, "root", "pointers");

    private SchemaWords() {}

    /// Returns a name where no word of the format can stand.
    static String name(String name) {
        return SchemaNames.isWord(name) ? name : quoted(name);
    }

    /// Returns the name of a definition, which stands where words of the format may stand.
    static String reference(String name) {
        return SchemaNames.isWord(name) && !isTaken(name) ? name : quoted(name);
    }

    private static boolean isTaken(String word) {
        return OTHERS.contains(word)
                || SchemaLeaf.of(word).isPresent()
                || SchemaForm.of(word).isPresent()
                || nicheOf(word) != null;
    }

    static String niche(SchemaNiche niche) {
        return niche == SchemaNiche.WEAK ? WEAK : NICHE + niche.text();
    }

    /// Returns the niche with a word, or null if there is none.
    static @Nullable SchemaNiche nicheOf(String word) {
        if (word.equals(WEAK)) {
            return SchemaNiche.WEAK;
        }
        return word.startsWith(NICHE)
                ? SchemaNiche.of(word.substring(NICHE.length())).orElse(null)
                : null;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
