package dev.arenite.engines.contender;

import dev.arenite.engines.avro.AvroLogRow;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.LogRow;

/// Rows of a log in Avro.
final class LogRowAvro extends AvroContender<LogRow, AvroLogRow> {

    LogRowAvro() {
        super(AvroLogRow.class);
    }

    @Override
    public AvroLogRow value(LogRow row) {
        return new AvroLogRow(
                row.id(),
                row.at(),
                row.client(),
                row.method(),
                row.path(),
                row.agent(),
                row.status(),
                row.bytes());
    }

    @Override
    public long id(AvroLogRow element) {
        return element.getId();
    }

    @Override
    public long sum(AvroLogRow element) {
        return Fields.sum(element.getStatus(), element.getBytes(), element.getClient());
    }
}
