/// A bump-pointer arena of memory segments whose stale segments throw.
module dev.arenite.arena {
    requires static jdk.jfr;
    requires static org.jspecify;

    exports dev.arenite.arena;
}
