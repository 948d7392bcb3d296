package dev.arenite.arena;

/// The switches for finding mistakes, read once: what is off costs nothing.
final class Diagnostics {

    /// Whether memory is poisoned and guarded by canaries: `-Darenite.debug=true`.
    static final boolean DEBUG = Boolean.getBoolean("arenite.debug");

    /// What becomes of arenas that are forgotten: `-Darenite.leak=off|simple|paranoid`.
    static final LeakLevel LEAK = LeakLevel.of(System.getProperty("arenite.leak", "off"));

    private static final StackWalker WALKER = StackWalker.getInstance();

    private Diagnostics() {}

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

    /// How forgotten arenas are looked for.
    enum LeakLevel {
        OFF,
        SIMPLE,
        PARANOID;

        static LeakLevel of(String property) {
            for (LeakLevel level : values()) {
                if (level.name().equalsIgnoreCase(property)) {
                    return level;
                }
            }
            throw new IllegalArgumentException(
                    "arenite.leak must be off, simple or paranoid: arenite.leak=" + property);
        }
    }
}
