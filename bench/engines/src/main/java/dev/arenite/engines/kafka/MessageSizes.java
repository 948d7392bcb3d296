package dev.arenite.engines.kafka;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.SimpleRecord;

import java.util.List;
import java.util.Locale;

/// Prints the bytes of a message for each format as a broker keeps it, with its headers and its
/// part of the batch: plain and compressed.
public final class MessageSizes {

    private static final int RECORDS = 10_000;

    /// The bytes of a message.
    ///
    /// @param value the mean of what the serializer writes
    /// @param plain the mean of what the broker keeps
    /// @param lz4   the same, compressed
    /// @param zstd  the same, compressed
    record Size(double value, double plain, double lz4, double zstd) {}

    private MessageSizes() {}

    /// Prints the table.
    public static void main(String[] arguments) {
        System.out.println("| record | format | value | plain | lz4 | zstd |");
        System.out.println("|---|---|---|---|---|---|");
        for (Records records : Records.values()) {
            for (String format : Formats.NAMES) {
                Size size = of(format, records, RECORDS);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f | %.1f | %.1f |%n",
                        records,
                        format,
                        size.value(),
                        size.plain(),
                        size.lz4(),
                        size.zstd());
            }
        }
    }

    static Size of(String name, Records records, int count) {
        Format<Object, Object> format = Formats.of(name, records);
        List<Row> rows = records.first(count);
        List<SimpleRecord> messages = rows.stream().map(format::message).toList();
        long values = messages.stream().mapToLong(message -> message.value().remaining()).sum();
        return new Size(
                (double) values / count,
                bytes(messages, Compression.NONE),
                bytes(messages, Compression.lz4().build()),
                bytes(messages, Compression.zstd().build()));
    }

    private static double bytes(List<SimpleRecord> messages, Compression compression) {
        return (double) Fetch.of(messages, compression).byteSize() / messages.size();
    }
}
