package dev.arenite.archive.processor;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of the constants of one generated class, each given once: those of the components
/// `entity` and `entityType` would meet in `ENTITY_TYPE` otherwise.
final class ConstantNames {

    private final Set<String> taken;

    /// Starts with the names of constants that no component or variant has.
    ConstantNames(String... taken) {
        this.taken = new HashSet<>(List.of(taken));
    }

    /// Returns the prefix of the constants of a component or variant.
    ///
    /// @param name     its name
    /// @param suffixes what is put behind the prefix, for each constant
    String add(String name, String... suffixes) {
        String plain = upperCase(name);
        String prefix = plain;
        for (int i = 2; isTaken(prefix, suffixes); i++) {
            prefix = plain + "_" + i;
        }
        for (String suffix : suffixes) {
            taken.add(prefix + suffix);
        }
        return prefix;
    }

    private boolean isTaken(String prefix, String... suffixes) {
        return Arrays.stream(suffixes).anyMatch(suffix -> taken.contains(prefix + suffix));
    }

    private static String upperCase(String name) {
        StringBuilder constant = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter)
                    && i > 0
                    && name.charAt(i - 1) != '_'
                    && !Character.isUpperCase(name.charAt(i - 1))) {
                constant.append('_');
            }
            constant.append(Character.toUpperCase(letter));
        }
        return constant.toString();
    }
}
