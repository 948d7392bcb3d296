package dev.arenite.tests.mutation;

import java.util.List;
import java.util.Locale;

/// A part of the product, and the tests that are to kill its mutants.
enum MutatedPart {
    SCRATCH(
            "scratch",
            List.of("dev.arenite.scratch.*"),
            List.of("dev.arenite.scratch.*Test", "dev.arenite.tests.scratch.*ContractTest")),
    ARENA(
            "arena",
            List.of("dev.arenite.arena.*"),
            List.of(
                    "dev.arenite.arena.*Test",
                    "dev.arenite.tests.allocator.BumpArenaContractTest",
                    "dev.arenite.tests.arena.*Properties")),
    MAPS(
            "archive/core",
            List.of("dev.arenite.archive.map.BTree*", "dev.arenite.archive.map.HashTable*"),
            List.of(
                    "dev.arenite.archive.map.*Test",
                    "dev.arenite.tests.check.*Test",
                    "dev.arenite.tests.golden.*Test")),
    CHECKER(
            "archive/core",
            List.of(
                    "dev.arenite.archive.ArchiveChecker",
                    "dev.arenite.archive.Check*",
                    "dev.arenite.archive.SharedTargets",
                    "dev.arenite.archive.Utf8"),
            List.of(
                    "dev.arenite.archive.*Test",
                    "dev.arenite.tests.check.*Test",
                    "dev.arenite.tests.golden.*Test"));

    private final String module;
    private final List<String> classes;
    private final List<String> tests;

    MutatedPart(String module, List<String> classes, List<String> tests) {
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

    List<String> classes() {
        return classes;
    }

    List<String> tests() {
        return tests;
    }
}
