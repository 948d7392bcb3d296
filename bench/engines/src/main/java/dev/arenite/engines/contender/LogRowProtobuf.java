package dev.arenite.engines.contender;

import dev.arenite.engines.protobuf.LogRowMessage;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.LogRow;

/// Rows of a log in Protobuf.
final class LogRowProtobuf extends ProtobufContender<LogRow, LogRowMessage> {

    LogRowProtobuf() {
        super(LogRowMessage.class);
    }

    @Override
    public LogRowMessage value(LogRow row) {
        return LogRowMessage.newBuilder()
                .setId(row.id())
                .setAt(row.at())
                .setClient(row.client())
                .setMethod(row.method())
                .setPath(row.path())
                .setAgent(row.agent())
                .setStatus(row.status())
                .setBytes(row.bytes())
                .build();
    }

    @Override
    public long id(LogRowMessage element) {
        return element.getId();
    }

    @Override
    public long sum(LogRowMessage element) {
        return Fields.sum(element.getStatus(), element.getBytes(), element.getClient());
    }
}
