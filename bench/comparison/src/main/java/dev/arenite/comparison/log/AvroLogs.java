package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AvroContender;
import dev.arenite.schemas.avro.AddressMessage;
import dev.arenite.schemas.avro.LogMessage;
import dev.arenite.schemas.avro.LogsMessage;

import java.util.ArrayList;
import java.util.List;

/// Generated records.
final class AvroLogs extends AvroContender<Logs, LogsMessage> {

    AvroLogs(DataSet<Logs> dataSet) {
        super(dataSet, LogsMessage.class);
    }

    @Override
    protected LogsMessage message(Logs logs) {
        List<LogMessage> messages = new ArrayList<>(logs.logs().size());
        for (Log log : logs.logs()) {
            Address address = log.address();
            byte[] bytes = {address.x0(), address.x1(), address.x2(), address.x3()};
            messages.add(
                    new LogMessage(
                            new AddressMessage(bytes),
                            log.identity(),
                            log.userid(),
                            log.date(),
                            log.request(),
                            Short.toUnsignedInt(log.code()),
                            log.size()));
        }
        return new LogsMessage(messages);
    }

    @Override
    protected Logs value(LogsMessage message) {
        List<Log> logs = new ArrayList<>(message.getLogs().size());
        for (LogMessage log : message.getLogs()) {
            byte[] address = log.getAddress().bytes();
            logs.add(
                    new Log(
                            new Address(address[0], address[1], address[2], address[3]),
                            log.getIdentity(),
                            log.getUserid(),
                            log.getDate(),
                            log.getRequest(),
                            (short) log.getCode(),
                            log.getSize()));
        }
        return new Logs(logs);
    }
}
