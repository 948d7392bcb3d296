package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Compares the types that schemas make with the types that the schemas were made of.
final class SchemaTypesTest {

    /// Larger archives are not damaged at every byte.
    private static final int MAX_DAMAGED_BYTES = 700;

    private static final int[] MASKS = {0x01, 0x80, 0xFF};

    private static Stream<DynamicTest> each(Consumer<GoldenCase> test) {
        return GoldenCase.all()
                .map(golden -> dynamicTest(golden.name(), () -> test.accept(golden)));
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Object, Object> ofSchema(GoldenCase golden, ArchiveFormat format) {
        return (ArchiveType<Object, Object>) DescribedCase.of(golden).schema(format).type();
    }

    @TestFactory
    Stream<DynamicTest> namedValuesHaveTheBytesOfRust() {
        return each(
                golden -> {
                    ArchiveType<Object, Object> type = ofSchema(golden, ArchiveFormat.POINTER_32);
                    Object named = new NamedValues(DescribedCase.of(golden)).of(golden.value());
                    assertArrayEquals(
                            golden.bytes(), Archive.toBytes(type, named, CheckedRead.DEEP));
                });
    }

    /// Arrays of bytes are not equal to others.
    @TestFactory
    Stream<DynamicTest> namedValuesAreReadFromTheBytesOfRust() {
        return each(
                golden -> {
                    ArchiveType<Object, Object> type = ofSchema(golden, ArchiveFormat.POINTER_32);
                    Object read = CheckedRead.read(type, golden.archive());
                    if (!golden.sidecar().toString().contains("cstring")) {
                        Object named = new NamedValues(DescribedCase.of(golden)).of(golden.value());
                        assertEquals(named, read);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> namedValuesReturnWithWidePointers() {
        return each(
                golden -> {
                    DescribedCase described = DescribedCase.of(golden);
                    ArchiveType<Object, Object> type = ofSchema(golden, ArchiveFormat.POINTER_64);
                    Object named = new NamedValues(described).of(golden.value());
                    byte[] bytes = Archive.toBytes(type, named, CheckedRead.DEEP);
                    ArchiveType<Object, Object> original = described.type(ArchiveFormat.POINTER_64);
                    assertArrayEquals(
                            Archive.toBytes(original, golden.value(), CheckedRead.DEEP), bytes);
                });
    }

    /// Not with hash tables: their bytes tell the order of insertion, which is not that of reading.
    @TestFactory
    Stream<DynamicTest> valuesThatWereReadAreWrittenAsBefore() {
        return GoldenCase.all()
                .filter(golden -> !golden.sidecar().toString().contains("{\"hash"))
                .map(golden -> dynamicTest(golden.name(), () -> assertWrittenAgain(golden)));
    }

    private static void assertWrittenAgain(GoldenCase golden) {
        ArchiveType<Object, Object> type = ofSchema(golden, ArchiveFormat.POINTER_32);
        MemorySegment archive = golden.archive();
        Object read =
                Archive.read(type, archive, Archive.rootPosition(type, archive), CheckedRead.DEEP);
        assertArrayEquals(golden.bytes(), Archive.toBytes(type, read, CheckedRead.DEEP));
    }

    @TestFactory
    Stream<DynamicTest> verdictsOnDamagedArchivesAreTheSame() {
        return GoldenCase.all()
                .filter(golden -> golden.bytes().length <= MAX_DAMAGED_BYTES)
                .map(golden -> dynamicTest(golden.name(), () -> compareVerdicts(golden)));
    }

    private static void compareVerdicts(GoldenCase golden) {
        ArchiveType<Object, Object> original =
                DescribedCase.of(golden).type(ArchiveFormat.POINTER_32);
        ArchiveType<Object, Object> made = ofSchema(golden, ArchiveFormat.POINTER_32);
        byte[] archive = golden.bytes();
        for (int length = 0; length < archive.length; length++) {
            compareVerdicts(original, made, Arrays.copyOf(archive, length), "length=" + length);
            for (int mask : MASKS) {
                byte[] damaged = archive.clone();
                damaged[length] ^= (byte) mask;
                compareVerdicts(original, made, damaged, "at=" + length + " mask=" + mask);
            }
        }
        assertTrue(Archive.check(made, golden.archive(), CheckedRead.DEEP).isEmpty());
    }

    private static void compareVerdicts(
            ArchiveType<?, ?> original, ArchiveType<?, ?> made, byte[] bytes, String damage) {
        MemorySegment archive = MemorySegment.ofArray(bytes);
        assertEquals(
                Archive.check(original, archive, CheckedRead.DEEP),
                Archive.check(made, archive, CheckedRead.DEEP),
                damage);
    }
}
