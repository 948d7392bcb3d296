package dev.arenite.engines.contender;

import dev.arenite.engines.protobuf.ReadingMessage;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Reading;

/// Readings in Protobuf.
final class ReadingProtobuf extends ProtobufContender<Reading, ReadingMessage> {

    ReadingProtobuf() {
        super(ReadingMessage.class);
    }

    @Override
    public ReadingMessage value(Reading reading) {
        return ReadingMessage.newBuilder()
                .setId(reading.id())
                .setAt(reading.at())
                .setSensor(reading.sensor())
                .setUnit(reading.unit())
                .setValue(reading.value())
                .setLow(reading.low())
                .setHigh(reading.high())
                .setQuality(reading.quality())
                .setValid(reading.valid())
                .build();
    }

    @Override
    public long id(ReadingMessage element) {
        return element.getId();
    }

    @Override
    public long sum(ReadingMessage element) {
        return Fields.sum(element.getSensor(), element.getAt(), element.getValue());
    }
}
