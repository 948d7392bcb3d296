package dev.arenite.comparison.log;

import com.google.flatbuffers.FlatBufferBuilder;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.FlatBuffersContender;
import dev.arenite.schemas.flatbuffers.log.LineAddress;
import dev.arenite.schemas.flatbuffers.log.LogLine;
import dev.arenite.schemas.flatbuffers.log.LogLines;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Generated classes; addresses are structs.
final class FlatBuffersLogs extends FlatBuffersContender<Logs> {

    private final LogLines root = new LogLines();
    private final LogLine.Vector lines = new LogLine.Vector();
    private final LogLine line = new LogLine();
    private final LineAddress address = new LineAddress();
    private int[] offsets = new int[0];

    FlatBuffersLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected int build(FlatBufferBuilder builder, Logs logs) {
        int count = logs.logs().size();
        if (offsets.length < count) {
            offsets = new int[count];
        }
        for (int i = 0; i < count; i++) {
            offsets[i] = build(builder, logs.logs().get(i));
        }
        LogLines.startLinesVector(builder, count);
        for (int i = count - 1; i >= 0; i--) {
            builder.addOffset(offsets[i]);
        }
        return LogLines.createLogLines(builder, builder.endVector());
    }

    private static int build(FlatBufferBuilder builder, Log log) {
        int identity = builder.createString(log.identity());
        int userid = builder.createString(log.userid());
        int date = builder.createString(log.date());
        int request = builder.createString(log.request());
        Address address = log.address();
        LogLine.startLogLine(builder);
        LogLine.addSize(builder, log.size());
        LogLine.addRequest(builder, request);
        LogLine.addDate(builder, date);
        LogLine.addUserid(builder, userid);
        LogLine.addIdentity(builder, identity);
        LogLine.addAddress(
                builder,
                LineAddress.createLineAddress(
                        builder, address.x0(), address.x1(), address.x2(), address.x3()));
        LogLine.addCode(builder, log.code());
        return LogLine.endLogLine(builder);
    }

    private LogLine.Vector lines(int slot) {
        return LogLines.getRootAsLogLines(buffer(slot), root).linesVector(lines);
    }

    @Override
    public long field(int slot) {
        lines(slot);
        return lines.get(line, lines.length() / 2).size();
    }

    @Override
    public void update(int slot) {
        int count = lines(slot).length();
        for (int i = 0; i < count; i++) {
            lines.get(line, i).mutateSize(line.size() + 1);
        }
    }

    @Override
    public long checksum(int slot) {
        ByteBuffer window = window(slot);
        int count = lines(slot).length();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            lines.get(line, i).address(address);
            sum += address.x0() + address.x1() + address.x2() + address.x3();
            sum += line.code() + line.size();
            sum += leaf(line.identityInByteBuffer(window)) + leaf(line.useridInByteBuffer(window));
            sum += leaf(line.dateInByteBuffer(window)) + leaf(line.requestInByteBuffer(window));
        }
        return sum;
    }

    @Override
    public Logs decode(int slot) {
        int count = lines(slot).length();
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.get(line, i).address(address);
            logs.add(
                    new Log(
                            decode(address),
                            line.identity(),
                            line.userid(),
                            line.date(),
                            line.request(),
                            (short) line.code(),
                            line.size()));
        }
        return new Logs(logs);
    }

    private static Address decode(LineAddress address) {
        return new Address(
                (byte) address.x0(), (byte) address.x1(), (byte) address.x2(), (byte) address.x3());
    }
}
