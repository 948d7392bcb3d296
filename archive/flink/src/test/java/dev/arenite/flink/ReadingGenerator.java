package dev.arenite.flink;

import org.apache.flink.connector.datagen.source.GeneratorFunction;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/// Makes readings of whatever version: number `i` is of sensor `i % SENSORS`, and has the value
/// `i`.
final class ReadingGenerator implements GeneratorFunction<Long, Object> {

    private static final long serialVersionUID = 1;

    static final int SENSORS = 20;

    private final Class<Object> readings;

    ReadingGenerator(Class<Object> readings) {
        this.readings = readings;
    }

    @Override
    public Object map(Long number) throws ReflectiveOperationException {
        return reading(readings, number);
    }

    static Object reading(Class<?> readings, long number) throws ReflectiveOperationException {
        RecordComponent[] components = readings.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = readings.getConstructor(types);
        int sensor = (int) (number % SENSORS);
        return components.length == 2
                ? constructor.newInstance(sensor, number)
                : constructor.newInstance((long) sensor, number, Optional.of("unit " + sensor));
    }
}
