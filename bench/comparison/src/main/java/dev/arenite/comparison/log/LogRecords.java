package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One value of 10,000 log lines. The field that is asked for is the size in the line in the
/// middle, and an update adds one to each size.
public final class LogRecords implements DataSet<Logs> {

    private final List<Logs> values;

    private LogRecords(Logs logs) {
        values = List.of(logs);
    }

    /// Returns the lines of the public benchmark, which are ASCII.
    public static LogRecords ascii() {
        return new LogRecords(Logs.ofBenchmark());
    }

    /// Returns the same lines with names and requests that are not ASCII: of two, three and four
    /// bytes a character.
    public static LogRecords nonAscii() {
        return new LogRecords(
                map(
                        Logs.ofBenchmark(),
                        log ->
                                new Log(
                                        log.address(),
                                        log.identity(),
                                        "Zoë " + log.userid(),
                                        log.date(),
                                        log.request() + "/日本語/🚀",
                                        log.code(),
                                        log.size())));
    }

    private static Logs map(Logs logs, UnaryOperator<Log> change) {
        return new Logs(logs.logs().stream().map(change).toList());
    }

    @Override
    public List<Logs> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        return 4 << 20;
    }

    @Override
    public Map<String, Supplier<Contender<Logs>>> contenders() {
        Map<String, Supplier<Contender<Logs>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteLogs(this, false));
        all.put("arenite-checked", () -> new AreniteLogs(this, true));
        all.put("arenite-by-hand", () -> new AreniteLogsByHand(this));
        all.put("arenite-combined", () -> new AreniteLogsCombined(this));
        all.put("sbe", () -> new SbeLogs(this));
        all.put("flatbuffers", () -> new FlatBuffersLogs(this));
        all.put("capnproto", () -> new CapnProtoLogs(this));
        all.put("fory", () -> ForyContender.onHeap(this, Logs.class, Log.class, Address.class));
        all.put(
                "fory-direct",
                () -> ForyContender.direct(this, Logs.class, Log.class, Address.class));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, Logs.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, Logs.class));
        all.put("jackson-json", () -> JacksonContender.json(this, Logs.class));
        all.put("message-pack", () -> new MessagePackLogs(this));
        all.put("data-stream", () -> new DataStreamLogs(this));
        all.put("avro", () -> new AvroLogs(this));
        all.put("protobuf", () -> new ProtobufLogs(this));
        all.put("kryo", () -> new KryoLogs(this));
        all.put("activej", () -> new ActivejContender<>(this, Logs.class));
        all.put("chronicle-bytes", () -> new ChronicleBytesLogs(this));
        all.put("arrow", () -> new ArrowLogs(this));
        return all;
    }

    @Override
    public Logs made(Logs logs, UnaryOperator<String> text) {
        List<Log> made = new ArrayList<>(logs.logs().size());
        for (Log log : logs.logs()) {
            Address address = log.address();
            made.add(
                    new Log(
                            new Address(address.x0(), address.x1(), address.x2(), address.x3()),
                            text.apply(log.identity()),
                            text.apply(log.userid()),
                            text.apply(log.date()),
                            text.apply(log.request()),
                            log.code(),
                            log.size()));
        }
        return new Logs(made);
    }

    @Override
    public long field(Logs logs) {
        return logs.logs().get(logs.logs().size() / 2).size();
    }

    @Override
    public Logs updated(Logs logs) {
        return map(
                logs,
                log ->
                        new Log(
                                log.address(),
                                log.identity(),
                                log.userid(),
                                log.date(),
                                log.request(),
                                log.code(),
                                log.size() + 1));
    }

    @Override
    public long checksum(Logs logs) {
        long sum = 0;
        for (Log log : logs.logs()) {
            sum += sumOf(log.address()) + Short.toUnsignedInt(log.code()) + log.size();
            sum += Text.leaf(log.identity()) + Text.leaf(log.userid());
            sum += Text.leaf(log.date()) + Text.leaf(log.request());
        }
        return sum;
    }

    private static int sumOf(Address address) {
        return (address.x0() & 0xFF)
                + (address.x1() & 0xFF)
                + (address.x2() & 0xFF)
                + (address.x3() & 0xFF);
    }
}
