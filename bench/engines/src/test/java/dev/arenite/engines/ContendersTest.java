package dev.arenite.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.contender.Wire;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Each contender sends every kind of record.
final class ContendersTest {

    private static Stream<Arguments> contendersAndRecords() {
        return Contenders.NAMES.stream()
                .flatMap(
                        name ->
                                Arrays.stream(Records.values())
                                        .map(records -> Arguments.of(name, records)));
    }

    @ParameterizedTest
    @MethodSource("contendersAndRecords")
    void recordsArriveAsTheyWereSent(String contender, Records records) throws IOException {
        Wire<Object, Object> wire = Wire.of(contender, records);
        for (Row record : records.first(1000)) {
            wire.prove(wire.value(record), record);
        }
    }

    @ParameterizedTest
    @MethodSource("contendersAndRecords")
    void sizesAreThoseOfTheBytesSent(String contender, Records records) throws IOException {
        Sizes.Size size = Sizes.of(contender, records, 100);
        assertTrue(size.plain() > 20 && size.plain() < 400, size::toString);
        assertTrue(size.zstd() > 5 && size.zstd() < size.plain(), size::toString);
    }

    @ParameterizedTest
    @MethodSource("contendersAndRecords")
    void aRecordThatArrivesAsAnotherIsFound(String contender, Records records) {
        List<Row> rows = records.first(2);
        Wire<Object, Object> wire = Wire.of(contender, records);
        Object other = wire.value(rows.getFirst());
        assertThrows(IllegalStateException.class, () -> wire.prove(other, rows.getLast()));
    }

    @Test
    void recordsAreTheSameInEveryRun() {
        for (Records records : Records.values()) {
            assertEquals(records.first(100), records.first(200).subList(0, 100));
        }
    }

    @Test
    void anUnknownContenderIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Wire.of("none", Records.LOG));
    }

    @Test
    void theBenchmarkHasAllContenders() throws ReflectiveOperationException {
        assertEquals(Contenders.NAMES, parameters("contender"));
        assertEquals(
                Arrays.stream(Records.values()).map(Records::toString).toList(),
                parameters("record"));
    }

    private static List<String> parameters(String field) throws ReflectiveOperationException {
        return List.of(
                SerializerBenchmark.class.getField(field).getAnnotation(Param.class).value());
    }
}
