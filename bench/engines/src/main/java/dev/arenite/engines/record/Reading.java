package dev.arenite.engines.record;

import dev.arenite.archive.derive.Archivable;

import java.util.Random;

/// What a sensor has measured: numbers alone.
///
/// @param id      the number of the reading
/// @param at      when, in milliseconds
/// @param sensor  by which sensor
/// @param unit    in which unit
/// @param value   what
/// @param low     the lowest value of the minute
/// @param high    the highest value of the minute
/// @param quality how good the value is, from 0 to 1
/// @param valid   whether the sensor was well
@Archivable
public record Reading(
        long id,
        long at,
        int sensor,
        int unit,
        double value,
        double low,
        double high,
        float quality,
        boolean valid)
        implements Row {

    static Reading of(long id, Random random) {
        double value = random.nextDouble() * 1000;
        return new Reading(
                id,
                1_790_000_000_000L + id * 250,
                random.nextInt(10_000),
                random.nextInt(20),
                value,
                value - random.nextDouble(),
                value + random.nextDouble(),
                random.nextFloat(),
                random.nextInt(100) > 0);
    }

    @Override
    public long sum() {
        return Fields.sum(sensor, at, value);
    }
}
