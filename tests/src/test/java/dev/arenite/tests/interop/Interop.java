package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.derive.DescribedTypes;
import dev.arenite.tests.derive.Description;
import dev.arenite.tests.golden.GoldenCase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java side of the exchange with rkyv; `tests/interop/README.md` tells what is exchanged.
///
/// `Interop write DIR SEED COUNT` writes archives, `Interop verify DIR` verifies what Rust wrote.
/// `Interop declare DIR SEED COUNT` writes declarations of schemas and archives, `Interop compare
/// DIR SEED COUNT` verifies what Rust has made of these.
/// System properties say where things are and which of the formats it is about: `arenite.golden`
/// (golden archives), `arenite.interop.families`, `arenite.interop.pointerWidth` (32 or 64),
/// `arenite.interop.types` (`combined`, or `derived` from declarations that are compiled first).
final class Interop {

    private static final int BROKEN = 2;

    private static final String TYPES = System.getProperty("arenite.interop.types", "combined");
    private static final String BY = " by " + TYPES + " types";

    private Interop() {}

    static void main(String[] arguments) throws IOException {
        Tally tally = new Tally(System.out);
        switch (List.of(arguments)) {
            case List<String> given when given.size() == 4 && given.get(0).equals("write") -> {
                System.out.println("java writes: seed=" + given.get(2) + " count=" + given.get(3));
                exchange(given.get(1), tally)
                        .write(Long.parseLong(given.get(2)), Integer.parseInt(given.get(3)));
                System.out.println("java wrote: " + tally + BY);
            }
            case List<String> given when given.size() == 2 && given.get(0).equals("verify") -> {
                exchange(given.get(1), tally).verify();
                System.out.println("java verified: " + tally + BY);
            }
            case List<String> given when given.size() == 4 && given.get(0).equals("declare") -> {
                declared(given, tally).write();
                System.out.println("java wrote: " + tally + " of declared types");
            }
            case List<String> given when given.size() == 4 && given.get(0).equals("compare") -> {
                declared(given, tally).verify();
                System.out.println("java verified: " + tally + " of declared types");
            }
            default -> {
                System.err.println(
                        "usage: Interop write DIR SEED COUNT | Interop verify DIR"
                                + " | Interop declare DIR SEED COUNT"
                                + " | Interop compare DIR SEED COUNT");
                System.exit(BROKEN);
            }
        }
        System.exit(tally.isClean() ? 0 : 1);
    }

    private static ArchiveFormat format() {
        return switch (System.getProperty("arenite.interop.pointerWidth", "32")) {
            case "32" -> ArchiveFormat.POINTER_32;
            case "64" -> ArchiveFormat.POINTER_64;
            case String other -> throw new IllegalArgumentException("width: " + other);
        };
    }

    /// @param given a command, a directory, a seed and a number of random schemas
    private static DeclaredExchange declared(List<String> given, Tally tally) {
        return new DeclaredExchange(
                format(),
                Path.of(given.get(1)),
                Long.parseLong(given.get(2)),
                Integer.parseInt(given.get(3)),
                tally);
    }

    private static Exchange exchange(String directory, Tally tally) {
        ArchiveFormat format = format();
        JsonNode families =
                GoldenCase.json(Path.of(System.getProperty("arenite.interop.families")));
        ExchangedType.Maker types =
                switch (TYPES) {
                    case "combined" -> combined(ArchiveTypes.of(format));
                    case "derived" -> derived(format, families);
                    case String other -> throw new IllegalArgumentException("types: " + other);
                };
        return new Exchange(format, types, Path.of(directory), families, tally);
    }

    private static ExchangedType.Maker combined(ArchiveTypes types) {
        return exchanged -> ExchangedType.Combined.of(exchanged, types);
    }

    /// Compiles the declarations of all golden cases and families.
    private static ExchangedType.Maker derived(ArchiveFormat format, JsonNode families) {
        DescribedTypes types =
                new DescribedTypes(
                        format,
                        Stream.concat(
                                        GoldenCase.all().map(GoldenCase::sidecar),
                                        GoldenCase.elements(families))
                                .map(Description::of)
                                .toList());
        return exchanged ->
                new ExchangedType.Derived(types.of(Description.of(exchanged.sidecar())));
    }
}
