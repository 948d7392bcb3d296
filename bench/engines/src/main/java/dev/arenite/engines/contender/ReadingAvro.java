package dev.arenite.engines.contender;

import dev.arenite.engines.avro.AvroReading;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Reading;

/// Readings in Avro.
final class ReadingAvro extends AvroContender<Reading, AvroReading> {

    ReadingAvro() {
        super(AvroReading.class);
    }

    @Override
    public AvroReading value(Reading reading) {
        return new AvroReading(
                reading.id(),
                reading.at(),
                reading.sensor(),
                reading.unit(),
                reading.value(),
                reading.low(),
                reading.high(),
                reading.quality(),
                reading.valid());
    }

    @Override
    public long id(AvroReading element) {
        return element.getId();
    }

    @Override
    public long sum(AvroReading element) {
        return Fields.sum(element.getSensor(), element.getAt(), element.getValue());
    }
}
