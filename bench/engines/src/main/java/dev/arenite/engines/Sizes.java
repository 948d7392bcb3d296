package dev.arenite.engines;

import com.github.luben.zstd.Zstd;

import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.contender.Wire;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;

/// Prints the bytes of a record for each contender: plain, and compressed in buffers of 32 KiB, the
/// size of Flink's network buffers.
public final class Sizes {

    private static final int RECORDS = 10_000;
    private static final int BUFFER_BYTES = 32 << 10;
    private static final int LEVEL = 3;

    /// The bytes of a record.
    ///
    /// @param plain the mean of those that are sent
    /// @param zstd  the same, compressed
    record Size(double plain, double zstd) {}

    private Sizes() {}

    /// Prints the table.
    public static void main(String[] arguments) throws IOException {
        System.out.println("| record | contender | bytes | after zstd |");
        System.out.println("|---|---|---|---|");
        for (Records records : Records.values()) {
            for (String contender : Contenders.NAMES) {
                Size size = of(contender, records, RECORDS);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f |%n",
                        records,
                        contender,
                        size.plain(),
                        size.zstd());
            }
        }
    }

    static Size of(String contender, Records records, int count) throws IOException {
        Wire<Object, Object> wire = Wire.of(contender, records);
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        long plain = 0;
        long compressed = 0;
        for (Row row : records.first(count)) {
            byte[] bytes = wire.toBytes(wire.value(row));
            plain += bytes.length;
            buffer.write(bytes);
            if (buffer.size() >= BUFFER_BYTES) {
                compressed += Zstd.compress(buffer.toByteArray(), LEVEL).length;
                buffer.reset();
            }
        }
        compressed += Zstd.compress(buffer.toByteArray(), LEVEL).length;
        return new Size((double) plain / count, (double) compressed / count);
    }
}
