package dev.arenite.tests.mutation;

import java.util.List;
import java.util.Locale;

/// A part of the product, and the tests that are to kill its mutants.
enum MutatedPart {
    SCRATCH(
            "scratch",
            "dev.arenite.scratch.*",
            "dev.arenite.scratch.*Test,dev.arenite.tests.scratch.*ContractTest,"
                    + "dev.arenite.tests.scratch.ScratchInNativeCallTest"),
    ARENA(
            "arena",
            "dev.arenite.arena.*",
            "dev.arenite.arena.*Test,dev.arenite.tests.allocator.BumpArenaContractTest,"
                    + "dev.arenite.tests.arena.*Properties"),
    MAPS(
            "archive/core",
            "dev.arenite.archive.map.BTree*,dev.arenite.archive.map.HashTable*",
            "dev.arenite.archive.map.*Test,dev.arenite.tests.check.*Test,"
                    + "dev.arenite.tests.golden.*Test,dev.arenite.tests.schema.SchemaCasesTest"),
    CHECKER(
            "archive/core",
            "dev.arenite.archive.ArchiveChecker,dev.arenite.archive.Check*,"
                    + "dev.arenite.archive.PendingTarget,dev.arenite.archive.ViolationSignal,"
                    + "dev.arenite.archive.SharedTargets,dev.arenite.archive.internal.Utf8",
            "dev.arenite.archive.*Test,dev.arenite.tests.check.*Test,"
                    + "dev.arenite.tests.golden.*Test");

    private static final String GRANTED = "-ea,--enable-native-access=ALL-UNNAMED";

    private final String module;
    private final String classes;
    private final String tests;

    MutatedPart(String module, String classes, String tests) {
        this.module = module;
        this.classes = classes;
        this.tests = tests;
    }

    static MutatedPart named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// The directory of the module that has the classes.
    String module() {
        return module;
    }

    /// The options of the JVMs that the tests run in, one after the other: a mutant is killed if it
    /// is in one of them. Memory is kept with native access only, and looked at in the debug level.
    List<String> jvmOptions() {
        return this == ARENA
                ? List.of(GRANTED, GRANTED + ",-Darenite.debug=true", "-ea")
                : List.of(GRANTED);
    }

    /// PIT's patterns of the classes, separated by commas.
    String classes() {
        return classes;
    }

    /// PIT's patterns of the test classes, separated by commas.
    String tests() {
        return tests;
    }
}
