package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By hand.
final class DataStreamLogs extends DataStreamContender<Logs> {

    DataStreamLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, Logs logs) throws IOException {
        to.writeInt(logs.logs().size());
        for (Log log : logs.logs()) {
            write(to, log);
        }
    }

    static void write(DataOutputStream to, Log log) throws IOException {
        Address address = log.address();
        to.writeByte(address.x0());
        to.writeByte(address.x1());
        to.writeByte(address.x2());
        to.writeByte(address.x3());
        to.writeUTF(log.identity());
        to.writeUTF(log.userid());
        to.writeUTF(log.date());
        to.writeUTF(log.request());
        to.writeShort(log.code());
        to.writeLong(log.size());
    }

    @Override
    protected Logs read(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            logs.add(readLog(from));
        }
        return new Logs(logs);
    }

    static Log readLog(DataInputStream from) throws IOException {
        return new Log(
                new Address(from.readByte(), from.readByte(), from.readByte(), from.readByte()),
                from.readUTF(),
                from.readUTF(),
                from.readUTF(),
                from.readUTF(),
                from.readShort(),
                from.readLong());
    }
}
