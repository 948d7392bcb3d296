package dev.arenite.tests.mutation;

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
                    + "dev.arenite.tests.golden.*Test"),
    CHECKER(
            "archive/core",
            "dev.arenite.archive.ArchiveChecker,dev.arenite.archive.Check*,"
                    + "dev.arenite.archive.SharedTargets,dev.arenite.archive.Utf8",
            "dev.arenite.archive.*Test,dev.arenite.tests.check.*Test,"
                    + "dev.arenite.tests.golden.*Test");

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

    /// PIT's patterns of the classes, separated by commas.
    String classes() {
        return classes;
    }

    /// PIT's patterns of the test classes, separated by commas.
    String tests() {
        return tests;
    }
}
