package dev.arenite.engines.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Each format carries every kind of record.
final class FormatsTest {

    private static Stream<Arguments> formatsAndRecords() {
        return Formats.NAMES.stream()
                .flatMap(
                        name ->
                                Arrays.stream(Records.values())
                                        .map(records -> Arguments.of(name, records)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndRecords")
    void recordsArriveAsTheyWereSent(String name, Records records) {
        Format<Object, Object> format = Formats.of(name, records);
        List<Row> rows = records.first(1000);
        format.prove(format.fetch(rows), rows);
    }

    @ParameterizedTest
    @MethodSource("formatsAndRecords")
    void aRecordThatArrivesAsAnotherIsFound(String name, Records records) {
        Format<Object, Object> format = Formats.of(name, records);
        List<Row> rows = records.first(3);
        Fetch fetch = format.fetch(List.of(rows.get(0), rows.get(2)));
        assertThrows(IllegalStateException.class, () -> format.prove(fetch, rows.subList(0, 2)));
        assertThrows(IllegalStateException.class, () -> format.prove(fetch, rows));
    }

    @ParameterizedTest
    @MethodSource("formatsAndRecords")
    void aFetchIsOneArrayWithManyBatches(String name, Records records) {
        Format<Object, Object> format = Formats.of(name, records);
        List<Fetch.Message> messages = format.fetch(records.first(1000)).messages();
        byte[] array = messages.getFirst().value().array();
        int last = 0;
        for (Fetch.Message message : messages) {
            assertSame(array, message.value().array());
            assertTrue(message.value().arrayOffset() > last, "one after another");
            last = message.value().arrayOffset();
        }
        assertTrue(array.length > 32 << 10, "bytes=" + array.length);
    }

    @Test
    void archivesSayTheirSchemaInAHeaderUnlessItIsInside() {
        for (String name : Formats.NAMES) {
            Fetch.Message message =
                    Formats.of(name, Records.LOG).fetch(Records.LOG.first(1)).messages().getFirst();
            boolean isArchive = List.of("view", "view-unchecked", "value").contains(name);
            assertEquals(isArchive ? 1 : 0, message.headers().toArray().length, name);
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndRecords")
    void sizesAreThoseOfTheBytesThatABrokerKeeps(String name, Records records) {
        MessageSizes.Size size = MessageSizes.of(name, records, 100);
        assertTrue(size.value() > 20 && size.value() < 400, size::toString);
        assertTrue(size.plain() > size.value() + 5, size::toString);
        assertTrue(size.lz4() > 5 && size.lz4() < size.plain(), size::toString);
        assertTrue(size.zstd() > 5 && size.zstd() < size.lz4(), size::toString);
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Formats.of("none", Records.LOG));
    }

    @Test
    void theBenchmarkHasAllFormats() throws ReflectiveOperationException {
        assertEquals(Formats.NAMES, parameters("format"));
        assertEquals(
                Arrays.stream(Records.values()).map(Records::toString).toList(),
                parameters("record"));
    }

    private static List<String> parameters(String field) throws ReflectiveOperationException {
        return List.of(KafkaBenchmark.class.getField(field).getAnnotation(Param.class).value());
    }
}
