package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of the constants of a Java enum.
///
/// @param constants    the enum
/// @param byName       its constants
/// @param longestBytes the length of the longest name in bytes of UTF-8
/// @param <E>          the constants
record EnumNames<E extends Enum<E>>(Class<E> constants, Map<String, E> byName, int longestBytes) {

    /// The number of characters of an unknown name that a report contains at most.
    private static final int MAX_TOLD_CHARS = 64;

    /// Returns the constants as texts, each archived as its name.
    static <E extends Enum<E>> ArchiveType<E, ArchivedString> type(
            StringType string, Class<E> constants) {
        EnumNames<E> names = of(constants);
        return new Adaptation<E, String, ArchivedString>(string, Enum::name, names::constant)
                .where(
                        "text must be the name of a constant of " + constants.getName(),
                        names::isKnown)
                .described(describer -> names.describe(describer, string));
    }

    private void describe(TypeDescriber describer, StringType string) {
        describer.format(string.format());
        List<String> names = new ArrayList<>();
        Map<String, String> earlier = new HashMap<>();
        for (E constant : EnumSet.allOf(constants)) {
            names.add(constant.name());
            EarlierNames.of(constant).forEach(name -> earlier.put(name, constant.name()));
        }
        describer.names(names, earlier);
    }

    private static <E extends Enum<E>> EnumNames<E> of(Class<E> constants) {
        Map<String, E> byName = new HashMap<>();
        int longest = 0;
        for (E constant : EnumSet.allOf(constants)) {
            byName.put(constant.name(), constant);
            int byteSize = constant.name().getBytes(StandardCharsets.UTF_8).length;
            longest = Math.max(longest, byteSize);
        }
        return new EnumNames<>(constants, Map.copyOf(byName), longest);
    }

    private E constant(String name) {
        E constant = byName.get(name);
        if (constant == null) {
            throw unknown(name);
        }
        return constant;
    }

    /// Makes no string that is longer than a name or a report.
    ///
    /// @throws IllegalArgumentException if there is no such constant
    private boolean isKnown(ArchivedString text) {
        if (text.byteSize() > longestBytes) {
            long told = Math.min(text.byteSize(), MAX_TOLD_CHARS + 1);
            throw unknown(new ArchivedString(text.archive(), text.start(), told).toString());
        }
        constant(text.toString());
        return true;
    }

    private IllegalArgumentException unknown(String name) {
        String told =
                name.length() > MAX_TOLD_CHARS ? name.substring(0, MAX_TOLD_CHARS) + "..." : name;
        return new IllegalArgumentException(
                "constant is unknown: name=" + told + " enum=" + constants.getName());
    }
}
