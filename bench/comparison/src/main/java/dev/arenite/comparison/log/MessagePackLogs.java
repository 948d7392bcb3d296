package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// By hand: the bytes of the address are four components of the line.
final class MessagePackLogs extends MessagePackContender<Logs> {

    MessagePackLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, Logs logs) throws IOException {
        to.packArrayHeader(logs.logs().size());
        for (Log log : logs.logs()) {
            Address address = log.address();
            to.packArrayHeader(10);
            to.packByte(address.x0());
            to.packByte(address.x1());
            to.packByte(address.x2());
            to.packByte(address.x3());
            to.packString(log.identity());
            to.packString(log.userid());
            to.packString(log.date());
            to.packString(log.request());
            to.packInt(Short.toUnsignedInt(log.code()));
            to.packLong(log.size());
        }
    }

    @Override
    protected Logs read(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            from.unpackArrayHeader();
            logs.add(
                    new Log(
                            new Address(
                                    from.unpackByte(),
                                    from.unpackByte(),
                                    from.unpackByte(),
                                    from.unpackByte()),
                            from.unpackString(),
                            from.unpackString(),
                            from.unpackString(),
                            from.unpackString(),
                            (short) from.unpackInt(),
                            from.unpackLong()));
        }
        return new Logs(logs);
    }
}
