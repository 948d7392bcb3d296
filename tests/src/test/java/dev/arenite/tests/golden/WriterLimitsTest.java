package dev.arenite.tests.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveLimitException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.lang.foreign.MemorySegment;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Writers accept what readers with the same limits accept, and nothing else: the least limits that
/// are enough for rkyv's cases are the same for both.
final class WriterLimitsTest {

    /// More than any case asks for.
    private static final int MOST = 1 << 20;

    @TestFactory
    Stream<DynamicTest> theLeastLimitsOfWritersAreThoseOfReaders() {
        return Stream.of(ArchiveFormat.POINTER_32, ArchiveFormat.POINTER_64)
                .flatMap(
                        format ->
                                GoldenCase.all()
                                        .map(
                                                golden ->
                                                        dynamicTest(
                                                                golden.name() + " " + format,
                                                                () -> assertSame(golden, format))));
    }

    private static void assertSame(GoldenCase golden, ArchiveFormat format) {
        ArchiveType<Object, Object> type = golden.type(ArchiveTypes.of(format));
        Object value = golden.value();
        assertSame(type, value, objects -> new CheckLimits(MOST, objects));
        assertSame(type, value, depth -> new CheckLimits(depth, MOST));
    }

    private static void assertSame(
            ArchiveType<Object, Object> type, Object value, IntFunction<CheckLimits> limits) {
        MemorySegment archive =
                MemorySegment.ofArray(Archive.toBytes(type, value, limits.apply(MOST)));
        assertEquals(
                least(limits, each -> Archive.check(type, archive, each).isEmpty()),
                least(limits, each -> isWritten(type, value, each)));
    }

    private static boolean isWritten(
            ArchiveType<Object, Object> type, Object value, CheckLimits limits) {
        try {
            Archive.toBytes(type, value, limits);
            return true;
        } catch (ArchiveLimitException refused) {
            return false;
        }
    }

    /// Returns the least number whose limits are enough.
    private static int least(IntFunction<CheckLimits> limits, Predicate<CheckLimits> enough) {
        int low = 0;
        int high = MOST;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (enough.test(limits.apply(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
