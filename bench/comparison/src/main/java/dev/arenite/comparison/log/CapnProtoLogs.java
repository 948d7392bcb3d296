package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.CapnProtoContender;
import dev.arenite.schemas.capnproto.log.LogSchema.LogLine;
import dev.arenite.schemas.capnproto.log.LogSchema.LogLines;

import org.capnproto.MessageBuilder;
import org.capnproto.StructList;

import java.util.ArrayList;
import java.util.List;

/// Generated classes; addresses are groups.
final class CapnProtoLogs extends CapnProtoContender<Logs> {

    CapnProtoLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected void build(MessageBuilder message, Logs logs) {
        int count = logs.logs().size();
        StructList.Builder<LogLine.Builder> lines =
                message.initRoot(LogLines.factory).initLines(count);
        for (int i = 0; i < count; i++) {
            Log log = logs.logs().get(i);
            LogLine.Builder line = lines.get(i);
            LogLine.Address.Builder address = line.getAddress();
            address.setX0(log.address().x0());
            address.setX1(log.address().x1());
            address.setX2(log.address().x2());
            address.setX3(log.address().x3());
            line.setIdentity(log.identity());
            line.setUserid(log.userid());
            line.setDate(log.date());
            line.setRequest(log.request());
            line.setCode(log.code());
            line.setSize(log.size());
        }
    }

    private StructList.Reader<LogLine.Reader> lines(int slot) {
        return message(slot).getRoot(LogLines.factory).getLines();
    }

    @Override
    public long field(int slot) {
        StructList.Reader<LogLine.Reader> lines = lines(slot);
        return lines.get(lines.size() / 2).getSize();
    }

    @Override
    public void update(int slot) {
        StructList.Builder<LogLine.Builder> lines =
                changed(slot).getRoot(LogLines.factory).getLines();
        int count = lines.size();
        for (int i = 0; i < count; i++) {
            LogLine.Builder line = lines.get(i);
            line.setSize(line.getSize() + 1);
        }
    }

    @Override
    public long checksum(int slot) {
        StructList.Reader<LogLine.Reader> lines = lines(slot);
        int count = lines.size();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            LogLine.Reader line = lines.get(i);
            LogLine.Address.Reader address = line.getAddress();
            sum += (address.getX0() & 0xFF) + (address.getX1() & 0xFF);
            sum += (address.getX2() & 0xFF) + (address.getX3() & 0xFF);
            sum += Short.toUnsignedInt(line.getCode()) + line.getSize();
            sum += leaf(line.getIdentity()) + leaf(line.getUserid());
            sum += leaf(line.getDate()) + leaf(line.getRequest());
        }
        return sum;
    }

    @Override
    public Logs decode(int slot) {
        StructList.Reader<LogLine.Reader> lines = lines(slot);
        int count = lines.size();
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            LogLine.Reader line = lines.get(i);
            logs.add(
                    new Log(
                            decode(line.getAddress()),
                            line.getIdentity().toString(),
                            line.getUserid().toString(),
                            line.getDate().toString(),
                            line.getRequest().toString(),
                            line.getCode(),
                            line.getSize()));
        }
        return new Logs(logs);
    }

    private static Address decode(LogLine.Address.Reader address) {
        return new Address(address.getX0(), address.getX1(), address.getX2(), address.getX3());
    }
}
