/// Temporary memory, pushed and popped last-in first-out.
module dev.arenite.scratch {
    requires transitive dev.arenite.arena;
    requires static org.jspecify;

    exports dev.arenite.scratch;
}
