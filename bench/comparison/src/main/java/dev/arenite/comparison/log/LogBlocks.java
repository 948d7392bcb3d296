package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The lines of [LogRecords], each by itself, one after another in blocks of 64 KiB: one in some
/// 640 is begun, does not fit, and is written once more. Nothing is updated.
public final class LogBlocks implements DataSet<Logs> {

    private final LogRecords records = LogRecords.ascii();

    @Override
    public List<Logs> values() {
        return records.values();
    }

    @Override
    public int bufferBytes() {
        return BlockedLogs.BLOCK_BYTES;
    }

    @Override
    public Map<String, Supplier<Contender<Logs>>> contenders() {
        Map<String, Supplier<Contender<Logs>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteLogBlocks(this));
        all.put("arenite-checked", () -> new AreniteWriterBlocks(this));
        all.put("sbe", () -> new SbeLogBlocks(this));
        all.put("fory", () -> new ForyLogBlocks(this, Log.class, Address.class));
        all.put("data-stream", () -> new DataStreamLogBlocks(this));
        all.put("kryo", () -> new KryoLogBlocks(this));
        return all;
    }

    @Override
    public Logs made(Logs logs, UnaryOperator<String> text) {
        return records.made(logs, text);
    }

    @Override
    public long checksum(Logs logs) {
        return records.checksum(logs);
    }

    @Override
    public long field(Logs logs) {
        return records.field(logs);
    }

    @Override
    public Logs updated(Logs logs) {
        return records.updated(logs);
    }
}
