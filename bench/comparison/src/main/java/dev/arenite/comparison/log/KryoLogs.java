package dev.arenite.comparison.log;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;

/// By hand.
final class KryoLogs extends KryoContender<Logs> {

    KryoLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, Logs logs) {
        out.writeInt(logs.logs().size(), true);
        for (Log log : logs.logs()) {
            write(out, log);
        }
    }

    static void write(Output out, Log log) {
        Address address = log.address();
        out.writeByte(address.x0());
        out.writeByte(address.x1());
        out.writeByte(address.x2());
        out.writeByte(address.x3());
        out.writeString(log.identity());
        out.writeString(log.userid());
        out.writeString(log.date());
        out.writeString(log.request());
        out.writeShort(log.code());
        out.writeLong(log.size());
    }

    @Override
    protected Logs read(Input input) {
        int count = input.readInt(true);
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            logs.add(readLog(input));
        }
        return new Logs(logs);
    }

    static Log readLog(Input input) {
        return new Log(
                readAddress(input),
                input.readString(),
                input.readString(),
                input.readString(),
                input.readString(),
                input.readShort(),
                input.readLong());
    }

    private static Address readAddress(Input input) {
        return new Address(input.readByte(), input.readByte(), input.readByte(), input.readByte());
    }
}
