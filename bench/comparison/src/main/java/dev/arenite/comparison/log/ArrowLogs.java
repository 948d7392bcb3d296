package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.UpdatingContender;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Arrow's columns in native memory, as a stream of its inter-process format: a schema and one
/// batch. A reader's columns lie upon the bytes of the stream. An array is made of each text.
/// Checks of bounds and of null are on, as by default. Needs `--add-opens
/// java.base/java.nio=ALL-UNNAMED`; the JDK warns that it calls `sun.misc.Unsafe`.
final class ArrowLogs implements UpdatingContender<Logs> {

    private final ArrowLogColumns written;
    private final ArrowLogColumns read;
    private final List<ArrowLogStream> streams = new ArrayList<>();

    ArrowLogs(DataSet<Logs> dataSet) {
        BufferAllocator allocator = new RootAllocator();
        written = new ArrowLogColumns(allocator);
        read = new ArrowLogColumns(allocator);
        for (Logs logs : dataSet.values()) {
            written.reserve(logs.logs().size(), dataSet.bufferBytes() / 4);
            streams.add(new ArrowLogStream(allocator.buffer(dataSet.bufferBytes())));
        }
    }

    @Override
    public int encode(int slot, Logs logs) {
        int count = logs.logs().size();
        for (int i = 0; i < count; i++) {
            Log log = logs.logs().get(i);
            written.addresses.set(i, pack(log.address()));
            set(written.identities, i, log.identity());
            set(written.userids, i, log.userid());
            set(written.dates, i, log.date());
            set(written.requests, i, log.request());
            written.codes.set(i, log.code());
            written.sizes.set(i, log.size());
        }
        written.root.setRowCount(count);
        return streams.get(slot).write(written.root);
    }

    private static int pack(Address address) {
        return (address.x0() & 0xFF)
                | (address.x1() & 0xFF) << 8
                | (address.x2() & 0xFF) << 16
                | address.x3() << 24;
    }

    private static void set(VarCharVector column, int row, String text) {
        column.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the number of lines, and lets the columns lie upon a slot.
    private int open(int slot) {
        streams.get(slot).read(read.root);
        return read.root.getRowCount();
    }

    @Override
    public long field(int slot) {
        return read.sizes.get(open(slot) / 2);
    }

    @Override
    public void update(int slot) {
        int count = open(slot);
        for (int i = 0; i < count; i++) {
            read.sizes.set(i, read.sizes.get(i) + 1);
        }
    }

    @Override
    public long checksum(int slot) {
        int count = open(slot);
        long sum = sumOf(read.identities, count) + sumOf(read.userids, count);
        sum += sumOf(read.dates, count) + sumOf(read.requests, count);
        for (int i = 0; i < count; i++) {
            int address = read.addresses.get(i);
            sum += (address & 0xFF) + (address >> 8 & 0xFF);
            sum += (address >> 16 & 0xFF) + (address >>> 24);
        }
        for (int i = 0; i < count; i++) {
            sum += read.codes.get(i);
        }
        for (int i = 0; i < count; i++) {
            sum += read.sizes.get(i);
        }
        return sum;
    }

    private static long sumOf(VarCharVector column, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            if (column.getValueLength(i) > 0) {
                sum += Text.leaf(column.getDataBuffer().getByte(column.getStartOffset(i)));
            }
        }
        return sum;
    }

    @Override
    public Logs decode(int slot) {
        int count = open(slot);
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            logs.add(
                    new Log(
                            unpack(read.addresses.get(i)),
                            get(read.identities, i),
                            get(read.userids, i),
                            get(read.dates, i),
                            get(read.requests, i),
                            (short) read.codes.get(i),
                            read.sizes.get(i)));
        }
        return new Logs(logs);
    }

    private static Address unpack(int address) {
        return new Address(
                (byte) address,
                (byte) (address >> 8),
                (byte) (address >> 16),
                (byte) (address >> 24));
    }

    private static String get(VarCharVector column, int row) {
        return new String(column.get(row), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] toArray(int slot, Logs logs) {
        encode(slot, logs);
        return bytes(slot);
    }

    @Override
    public byte[] bytes(int slot) {
        return streams.get(slot).bytes();
    }

    @Override
    public boolean readsInPlace() {
        return true;
    }
}
