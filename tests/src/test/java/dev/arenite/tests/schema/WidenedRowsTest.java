package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructBuilder;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Reads lists of structs that are nothing but numbers, which have become wider: so many that they
/// are widened in a buffer, in several parts, and so few that they are not.
final class WidenedRowsTest {

    /// Lengths of lists around those at which the way of reading changes, and around the buffer's.
    private static final int[] LENGTHS = {0, 1, 31, 32, 33, 63, 64, 65, 1000};

    private final SplittableRandom random = new SplittableRandom(20261128);

    /// A field: its type then and today, a value of then, and how that is as one of today.
    private record Field<A, B>(
            ArchiveType<A, ?> then,
            ArchiveType<B, ?> now,
            Function<SplittableRandom, A> value,
            Function<A, B> wider) {

        B widened(Object older) {
            @SuppressWarnings("unchecked") // Made by this field.
            A value = (A) older;
            return wider.apply(value);
        }
    }

    private static List<Field<?, ?>> fields(ArchiveTypes types) {
        return List.of(
                new Field<>(types.u8(), types.u32(), r -> r.nextInt(256), Integer::longValue),
                new Field<>(types.i8(), types.i64(), r -> (byte) r.nextInt(), Byte::longValue),
                new Field<>(types.bool(), types.bool(), r -> r.nextBoolean(), same -> same),
                new Field<>(types.i16(), types.i32(), r -> (short) r.nextInt(), Short::intValue),
                new Field<>(types.u16(), types.i64(), r -> r.nextInt(1 << 16), Integer::longValue),
                new Field<>(
                        types.u16(), types.usize(), r -> r.nextInt(1 << 16), Integer::longValue),
                new Field<>(types.u32(), types.u64(), r -> r.nextLong(1L << 32), same -> same),
                new Field<>(types.i32(), types.i64(), r -> r.nextInt(), Integer::longValue),
                new Field<>(
                        types.f32(), types.f64(), r -> (float) r.nextDouble(), Float::doubleValue),
                new Field<>(
                        types.f32(), types.f64(), r -> (float) r.nextDouble(), Float::doubleValue),
                new Field<>(types.f64(), types.f64(), r -> r.nextDouble(), same -> same),
                new Field<>(
                        types.character(), types.character(), r -> r.nextInt(0xD800), same -> same),
                new Field<>(types.i64(), types.i64(), r -> r.nextLong(), same -> same));
    }

    private static ArchiveType<List<Object>, ?> struct(
            ArchiveTypes types, List<? extends ArchiveType<?, ?>> fields) {
        StructBuilder<List<Object>> struct = types.struct();
        for (int i = 0; i < fields.size(); i++) {
            int index = i;
            @SuppressWarnings("unchecked") // The values are those of the fields.
            ArchiveType<Object, ?> type = (ArchiveType<Object, ?>) fields.get(i);
            struct.field("field" + i, type, values -> values.get(index));
        }
        return struct.build(
                values -> IntStream.range(0, fields.size()).<Object>mapToObj(values::get).toList());
    }

    /// A list of structs that have a struct of the same fields within them.
    private static ArchiveType<List<List<Object>>, ?> rows(
            ArchiveTypes types, List<? extends ArchiveType<?, ?>> fields) {
        return types.list(struct(types, List.of(fields.getFirst(), struct(types, fields))));
    }

    @ParameterizedTest
    @EnumSource
    void eachRowHasTheNumbersOfTheOlderOne(ArchiveFormat format) {
        ArchiveTypes types = ArchiveTypes.of(format);
        List<Field<?, ?>> fields = fields(types);
        ArchiveType<List<List<Object>>, ?> then =
                rows(types, fields.stream().map(Field::then).toList());
        ArchiveType<List<List<Object>>, ?> now =
                rows(types, fields.stream().map(Field::now).toList());
        ArchiveType<List<List<Object>>, ?> resolved =
                ArchiveSchema.resolve(ArchiveSchema.of(then), now);
        for (int length : LENGTHS) {
            List<List<Object>> older = new ArrayList<>();
            List<List<Object>> wider = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                List<Object> values =
                        fields.stream().<Object>map(field -> field.value().apply(random)).toList();
                List<Object> widened = new ArrayList<>();
                for (int j = 0; j < values.size(); j++) {
                    widened.add(fields.get(j).widened(values.get(j)));
                }
                older.add(List.of(values.getFirst(), values));
                wider.add(List.of(widened.getFirst(), widened));
            }
            byte[] bytes = Archive.toBytes(then, older);
            assertEquals(wider, Archive.read(resolved, MemorySegment.ofArray(bytes)));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment archive = Archive.toSegment(then, older, arena);
                assertEquals(wider, Archive.read(resolved, archive));
            }
        }
    }

    /// Refuses one number.
    private static ArchiveType<List<Long>, ?> ages(
            ArchiveTypes types, ArchiveType<Long, ?> number, long refused) {
        return types.list(
                types.<Long>struct()
                        .field("age", number, age -> age)
                        .build(
                                values -> {
                                    long age = values.<Long>get(0);
                                    if (age == refused) {
                                        throw new IllegalArgumentException("age=" + age);
                                    }
                                    return age;
                                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 999})
    void aRowThatIsNotAcceptedIsNamedByItsIndexInTheList(int index) {
        ArchiveTypes types = ArchiveTypes.STANDARD;
        ArchiveType<List<Long>, ?> then = ages(types, types.u32(), -1);
        ArchiveType<List<Long>, ?> resolved =
                ArchiveSchema.resolve(ArchiveSchema.of(then), ages(types, types.i64(), index));
        List<Long> ages = LongStream.range(0, 1000).boxed().toList();
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(then, ages));
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> Archive.read(resolved, archive));
        assertEquals("[" + index + "]", failure.path());
    }
}
