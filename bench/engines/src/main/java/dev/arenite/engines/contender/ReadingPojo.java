package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Reading;
import dev.arenite.engines.record.Row;

/// A reading as a class with public fields.
public final class ReadingPojo implements Row {

    public long id;
    public long at;
    public int sensor;
    public int unit;
    public double value;
    public double low;
    public double high;
    public float quality;
    public boolean valid;

    static ReadingPojo of(Reading reading) {
        ReadingPojo pojo = new ReadingPojo();
        pojo.id = reading.id();
        pojo.at = reading.at();
        pojo.sensor = reading.sensor();
        pojo.unit = reading.unit();
        pojo.value = reading.value();
        pojo.low = reading.low();
        pojo.high = reading.high();
        pojo.quality = reading.quality();
        pojo.valid = reading.valid();
        return pojo;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long sum() {
        return Fields.sum(sensor, at, value);
    }
}
