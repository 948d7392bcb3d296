package dev.arenite.arena;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// The switches for finding mistakes, read once: a switch that is off costs nothing.
final class Diagnostics {

    /*
     * A value that is not allowed for a switch is reported by every arena that is made, and not by
     * the initialisation of this class: its failure would hide the reason from all arenas but the
     * first.
     */

    /// The message about a switch with a value that is not allowed, null if there is none.
    private static @Nullable String problem;

    /// Whether memory is poisoned and guarded by canaries: `-Darenite.debug=true`.
    static final boolean DEBUG = value("arenite.debug", "false", "true").equals("true");

    /// The level at which forgotten arenas are looked for: `-Darenite.leak=off|simple|paranoid`.
    static final LeakLevel LEAK =
            LeakLevel.valueOf(
                    value("arenite.leak", "off", "simple", "paranoid").toUpperCase(Locale.ROOT));

    private static final StackWalker WALKER = StackWalker.getInstance();

    private Diagnostics() {}

    /// Returns the value of a switch in lower case; the first allowed value if the switch is not
    /// set or has a value that is not allowed.
    private static String value(String property, String... allowed) {
        String text = System.getProperty(property, allowed[0]);
        String value = text.toLowerCase(Locale.ROOT);
        List<String> values = List.of(allowed);
        if (values.contains(value)) {
            return value;
        }
        if (problem == null) {
            problem = property + " must be one of " + values + ": " + property + "=" + text;
        }
        return allowed[0];
    }

    /// Throws if a switch has a value that is not allowed.
    ///
    /// @throws IllegalArgumentException which names the switch, its value and the allowed values
    static void check() {
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /// Returns the place outside this package that called into it.
    static String callSite() {
        String prefix = Diagnostics.class.getPackageName() + ".";
        return WALKER.walk(
                frames ->
                        frames.filter(frame -> !frame.getClassName().startsWith(prefix))
                                .findFirst()
                                .map(Object::toString)
                                .orElse("unknown"));
    }

    /// The ways of looking for forgotten arenas.
    enum LeakLevel {
        OFF,
        SIMPLE,
        PARANOID
    }
}
