package dev.arenite.examples;

import dev.arenite.archive.ArchiveFile;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.OpenArchive;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StructType;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A snapshot of prices that a service maps, checks once and shares among its threads: nothing is
/// parsed, and each thread reads the values that it needs.
public final class SharedSnapshot {

    /// The state of trading.
    enum Trading {
        OPEN,
        HALTED
    }

    /// The price of an instrument, and the number of units offered at each exchange.
    record Price(Instant time, BigDecimal amount, Trading trading, Map<String, Integer> offered) {}

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final StructType<Price> PRICE =
            TYPES.<Price>struct()
                    .field("time", TYPES.instant(), Price::time)
                    .field("amount", TYPES.bigDecimal(), Price::amount)
                    .field("trading", TYPES.enumByName(Trading.class), Price::trading)
                    .field("offered", TYPES.hashMap(TYPES.string(), TYPES.i32()), Price::offered)
                    .build(f -> new Price(f.get(0), f.get(1), f.get(2), f.get(3)));
    private static final ListType<Price, ArchivedStruct> PRICES = TYPES.list(PRICE);

    private SharedSnapshot() {}

    /// Writes a snapshot to a file, which gets its name when it is whole.
    static void write(Path path, List<Price> prices) throws IOException {
        try (ArchiveFile file = ArchiveFile.create(path);
                Scratch scratch = Scratch.ofConfined("snapshot")) {
            ArchiveWriter writer = ArchiveWriter.to(file, scratch);
            writer.write(PRICES, prices);
            file.finish(writer.position());
        }
    }

    /// Opens a snapshot for all threads.
    static OpenArchive<ArchivedList<ArchivedStruct>> open(Path path) throws IOException {
        return ArchiveFile.open(path, PRICES);
    }

    /// Returns the sum of all amounts, read by as many threads as the machine has processors.
    static BigDecimal total(OpenArchive<ArchivedList<ArchivedStruct>> snapshot) {
        ArchivedList<ArchivedStruct> prices = snapshot.view();
        return LongStream.range(0, prices.size())
                .parallel()
                .mapToObj(index -> prices.get(index).read(PRICE).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Writes a snapshot and reads it.
    public static void main(String[] arguments) throws IOException {
        Path path = Files.createTempDirectory("prices").resolve("snapshot");
        Price price =
                new Price(Instant.EPOCH, new BigDecimal("12.50"), Trading.OPEN, Map.of("XETRA", 3));
        write(path, List.of(price, price));
        try (OpenArchive<ArchivedList<ArchivedStruct>> snapshot = open(path)) {
            System.out.println("total: " + total(snapshot));
        }
    }
}
