package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.AdaptedType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedStruct;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Reads the reports of refused archives.
final class CheckReportTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private record Node(List<Node> children) {}

    private static ArchiveType<Node, ArchivedStruct> nodes() {
        return TYPES.recursive(
                self ->
                        TYPES.<Node>struct()
                                .field("children", TYPES.list(self), Node::children)
                                .build(values -> new Node(values.get(0))));
    }

    private static MemorySegment archive(ArchiveType<List<String>, ?> type, String... texts) {
        return MemorySegment.ofArray(Archive.toBytes(type, List.of(texts)));
    }

    @Test
    void aLimitThatIsExceededIsTold() {
        ArchiveType<List<String>, ?> type = TYPES.list(TYPES.string());
        MemorySegment archive = archive(type, "text out of line", "more text out of line");
        CheckLimits two = CheckLimits.DEFAULT.withMaxObjects(2);
        ArchiveViolation violation = Archive.check(type, archive, two).orElseThrow();
        assertEquals(new ExceededLimit("maxObjects", 2, 3), violation.exceeded());
        assertEquals(Optional.empty(), Archive.check(type, archive, two.withMaxObjects(3)));
        CheckLimits flat = CheckLimits.DEFAULT.withMaxDepth(0);
        assertEquals(
                "archive must not be nested more deeply: maxDepth=0 actual=1 byteOffset="
                        + (archive.byteSize() - 8)
                        + " path=",
                Archive.check(type, archive, flat).orElseThrow().toString());
    }

    @Test
    void limitsApplyToEveryWayIn() {
        ArchiveType<List<String>, ?> type = TYPES.list(TYPES.string());
        MemorySegment archive = archive(type, "text out of line", "more text out of line");
        CheckLimits one = new CheckLimits(1, 1);
        long root = Archive.rootPosition(type, archive);
        assertTrue(Archive.check(type, archive, one).isPresent());
        assertTrue(Archive.check(type, archive, root, one).isPresent());
        assertThrows(ArchiveFormatException.class, () -> Archive.access(type, archive, one));
        assertThrows(ArchiveFormatException.class, () -> Archive.access(type, archive, root, one));
        assertThrows(ArchiveFormatException.class, () -> Archive.read(type, archive, one));
        assertThrows(ArchiveFormatException.class, () -> Archive.read(type, archive, root, one));
        assertTrue(new ArchiveChecker(one).check(type, archive, root).isPresent());
        CheckLimits three = new CheckLimits(1, 3);
        assertEquals(2, Archive.read(type, archive, three).size());
    }

    @Test
    void limitsOfNothingAndOfEverythingAreLimits() {
        MemorySegment number = MemorySegment.ofArray(new byte[4]);
        assertEquals(Optional.empty(), Archive.check(TYPES.i32(), number, new CheckLimits(0, 0)));
        ArchiveType<List<String>, ?> type = TYPES.list(TYPES.string());
        MemorySegment archive = archive(type, "text out of line");
        assertTrue(Archive.check(type, archive, new CheckLimits(0, 0)).isPresent());
        CheckLimits all = new CheckLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
        assertEquals(Optional.empty(), Archive.check(type, archive, all));
        assertThrows(IllegalArgumentException.class, () -> new CheckLimits(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new CheckLimits(0, -1));
    }

    /// Two lists of elements without bytes, more than a `long` can count.
    @Test
    void objectsAreCountedWithoutOverflow() {
        ArchiveTypes wide = ArchiveTypes.of(ArchiveFormat.POINTER_64);
        ArchiveType<List<List<List<?>>>, ?> type = wide.list(wide.list(wide.tuple(List.of())));
        MemorySegment archive =
                MemorySegment.ofArray(
                        Archive.toBytes(type, Collections.nCopies(3, List.of(List.of()))));
        for (int i = 0; i < 3; i++) {
            LittleEndian.putLong(archive, i * 16L + 8, Long.MAX_VALUE);
        }
        ArchiveViolation violation =
                Archive.check(type, archive, new CheckLimits(64, Long.MAX_VALUE)).orElseThrow();
        assertEquals(
                new ExceededLimit("maxObjects", Long.MAX_VALUE, Long.MAX_VALUE),
                violation.exceeded());
    }

    /// Each level has a path of its own: putting them together one by one copied 10 GB here.
    @Test
    void theReportOfADeepArchiveTakesMemoryInProportionToItsDepth() {
        int depth = 200_000;
        MemorySegment archive = MemorySegment.ofArray(new byte[8 * (depth + 1)]);
        LittleEndian.putInt(archive, 0, 100);
        LittleEndian.putInt(archive, 4, 1);
        for (int level = 1; level <= depth; level++) {
            LittleEndian.putInt(archive, level * 8L, -8);
            LittleEndian.putInt(archive, level * 8L + 4, 1);
        }
        ArchiveType<Node, ArchivedStruct> nodes = nodes();
        CheckLimits limits = new CheckLimits(depth, depth);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ArchiveViolation violation = Archive.check(nodes, archive, limits).orElseThrow();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(".children[0]".repeat(depth) + ".children", violation.path());
        assertTrue(bytes < 1000L * depth, () -> "bytes=" + bytes);
    }

    @Test
    void aReportSurvivesSerialization() throws Exception {
        AdaptedType<Integer, Integer, Integer> numbers = TYPES.adapted(TYPES.i32(), i -> i, i -> i);
        ArchiveType<List<Integer>, ?> type =
                TYPES.list(numbers.where("number must be even", i -> i % 2 == 0));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(type, List.of(2, 3)));
        ArchiveFormatException refused =
                assertThrows(ArchiveFormatException.class, () -> Archive.access(type, archive));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refused);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ArchiveFormatException read = (ArchiveFormatException) in.readObject();
            assertEquals(refused.violation(), read.violation());
            assertEquals(refused.getMessage(), read.getMessage());
        }
    }
}
