package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ProtobufContender;
import dev.arenite.schemas.protobuf.AddressMessage;
import dev.arenite.schemas.protobuf.LogMessage;
import dev.arenite.schemas.protobuf.LogsMessage;

import java.util.ArrayList;
import java.util.List;

/// Generated messages.
final class ProtobufLogs extends ProtobufContender<Logs, LogsMessage> {

    ProtobufLogs(DataSet<Logs> dataSet) {
        super(dataSet, LogsMessage.parser());
    }

    @Override
    protected LogsMessage message(Logs logs) {
        LogsMessage.Builder message = LogsMessage.newBuilder();
        for (Log log : logs.logs()) {
            message.addLogs(
                    LogMessage.newBuilder()
                            .setAddress(message(log.address()))
                            .setIdentity(log.identity())
                            .setUserid(log.userid())
                            .setDate(log.date())
                            .setRequest(log.request())
                            .setCode(Short.toUnsignedInt(log.code()))
                            .setSize(log.size())
                            .build());
        }
        return message.build();
    }

    private static AddressMessage message(Address address) {
        return AddressMessage.newBuilder()
                .setX0(Byte.toUnsignedInt(address.x0()))
                .setX1(Byte.toUnsignedInt(address.x1()))
                .setX2(Byte.toUnsignedInt(address.x2()))
                .setX3(Byte.toUnsignedInt(address.x3()))
                .build();
    }

    @Override
    protected Logs value(LogsMessage message) {
        List<Log> logs = new ArrayList<>(message.getLogsCount());
        for (LogMessage log : message.getLogsList()) {
            AddressMessage address = log.getAddress();
            logs.add(
                    new Log(
                            new Address(
                                    (byte) address.getX0(),
                                    (byte) address.getX1(),
                                    (byte) address.getX2(),
                                    (byte) address.getX3()),
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
