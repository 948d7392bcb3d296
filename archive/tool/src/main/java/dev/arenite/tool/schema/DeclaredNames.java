package dev.arenite.tool.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes names for what has none, and keeps them apart.
final class DeclaredNames {

    private static final int MAX_CHARS = 60;

    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]+");

    private final Set<String> taken;

    /// The number behind the last name that was given for a wished one.
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param taken names that must not be given
    DeclaredNames(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /// Returns a name that was not given yet, by putting a number behind a taken one, and takes it.
    ///
    /// @param followers the names that follow from it and are taken with it: `Archived%s`
    String unique(String wished, String... followers) {
        String name = wished;
        while (taken.contains(name) || followers(name, followers).anyMatch(taken::contains)) {
            name = wished + "_" + numbers.merge(wished, 2, (last, _) -> last + 1);
        }
        taken.add(name);
        followers(name, followers).forEach(taken::add);
        return name;
    }

    private static Stream<String> followers(String name, String... followers) {
        return Stream.of(followers).map(follower -> follower.formatted(name));
    }

    /// Returns a name of ASCII letters, digits and `_` for any text: `_` for every other character.
    static String identifier(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_]", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /// Returns the name of a type after the way to it: `OrderLines` for `Order.lines[]`.
    static String ofPath(String path) {
        StringBuilder name = new StringBuilder();
        for (String word : NO_WORD.splitAsStream(path).toList()) {
            if (!word.isEmpty() && name.length() < MAX_CHARS) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
                name.append(word, 1, Math.min(word.length(), MAX_CHARS));
            }
        }
        return identifier(name.toString());
    }
}
