/// Records written straight into memory segments and read in place.
module dev.arenite.archive {
    requires transitive dev.arenite.scratch;
    requires static org.jspecify;

    exports dev.arenite.archive;
    exports dev.arenite.archive.block;
    exports dev.arenite.archive.derive;
    exports dev.arenite.archive.map;
    exports dev.arenite.archive.memory;
    exports dev.arenite.archive.schema;
    exports dev.arenite.archive.type;
}
