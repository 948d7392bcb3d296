package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.TestNodes.Node;
import dev.arenite.archive.TestNodes.NodeType;
import dev.arenite.archive.TestTypes.Chain;
import dev.arenite.archive.TestTypes.Field;
import dev.arenite.archive.TestTypes.Pointer;
import dev.arenite.archive.TestTypes.Struct;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class ArchiveCheckerTest {

    private static final String LONG = "longer than fits in a place";

    private record Line(int sku, List<String> notes) {}

    private record Order(String customer, List<Line> lines) {}

    private static final Struct<Line> LINE =
            new Struct<>(
                    List.of(
                            new Field<>("sku", TestTypes.INT, Line::sku),
                            new Field<>("notes", ListType.of(StringType.STRING), Line::notes)));
    private static final Struct<Order> ORDER =
            new Struct<>(
                    List.of(
                            new Field<>("customer", StringType.STRING, Order::customer),
                            new Field<>("lines", ListType.of(LINE), Order::lines)));

    private static byte[] order() {
        return Archive.toBytes(
                ORDER,
                new Order(
                        LONG,
                        List.of(
                                new Line(1, List.of()),
                                new Line(2, List.of("short", LONG, LONG + LONG)))));
    }

    private static void assertRefused(String expected, ArchiveType<?, ?> type, byte[] archive) {
        assertEquals(
                expected,
                TestTypes.check(type, archive).map(ArchiveViolation::toString).orElse("accepted"));
    }

    @Test
    void whatIsWrittenIsAccepted() {
        assertEquals(Optional.empty(), TestTypes.check(ORDER, order()));
    }

    @Test
    void aViolationSaysWhatWhereAndOnWhichPath() {
        byte[] archive = order();
        // The last byte of the third note of the second line.
        int at =
                new String(archive, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .lastIndexOf("place");
        archive[at + 4] = (byte) 0xFF;
        assertRefused(
                "text must be UTF-8: byteOffset="
                        + (at + 5 - 2 * LONG.length())
                        + " path=.lines[1].notes[2]",
                ORDER,
                archive);
    }

    @Test
    void anArchiveShorterThanItsRootIsRefused() {
        assertRefused("archive must hold its root: byteOffset=0 path=", ORDER, new byte[15]);
        ArchiveFormatException refused =
                assertThrows(
                        ArchiveFormatException.class,
                        () -> Archive.access(ORDER, MemorySegment.ofArray(new byte[15])));
        assertEquals(
                new ArchiveViolation("archive must hold its root", 0, ""), refused.violation());
    }

    @Test
    void aRootOutsideOfTheArchiveOrBetweenAlignedPositionsIsRefused() {
        MemorySegment archive = MemorySegment.ofArray(order());
        long root = Archive.rootPosition(ORDER, archive);
        long[] outside = {-1, Long.MIN_VALUE, root + 1, archive.byteSize(), Long.MAX_VALUE};
        for (long position : outside) {
            assertEquals(
                    Optional.of(new ArchiveViolation("archive must hold its root", position, "")),
                    Archive.check(ORDER, archive, position, CheckLimits.DEFAULT));
        }
        for (long position = root - 3; position < root; position++) {
            assertEquals(
                    Optional.of(new ArchiveViolation("root must be aligned", position, "")),
                    Archive.check(ORDER, archive, position, CheckLimits.DEFAULT));
        }
    }

    @Test
    void noTwoPointersLeadToTheSameBytes() {
        Struct<String> twice =
                new Struct<>(
                        List.of(
                                new Field<>("a", StringType.STRING, s -> s),
                                new Field<>("b", StringType.STRING, s -> s)));
        byte[] archive = Archive.toBytes(twice, LONG);
        MemorySegment memory = MemorySegment.ofArray(archive);
        int root = archive.length - 16;
        LittleEndian.putInt(memory, root + 12, -root - 8);
        assertRefused(
                "target must lie before its pointer and behind the target before it: byteOffset="
                        + (root + 8)
                        + " path=.b",
                twice,
                archive);
    }

    /// Both pointers lead to a target that has a pointer of its own.
    @Test
    void whatATargetHasTakenIsTakenForThoseThatFollow() {
        Pointer<String, ?> box = new Pointer<>(StringType.STRING, false);
        Struct<String> twice =
                new Struct<>(List.of(new Field<>("a", box, s -> s), new Field<>("b", box, s -> s)));
        byte[] archive = Archive.toBytes(twice, LONG);
        assertEquals(Optional.empty(), TestTypes.check(twice, archive));
        MemorySegment memory = MemorySegment.ofArray(archive);
        int root = archive.length - 8;
        LittleEndian.putInt(memory, root + 4, LittleEndian.getInt(memory, root) - 4);
        assertRefused(
                "target must lie before its pointer and behind the target before it: byteOffset="
                        + (root + 4)
                        + " path=.b",
                twice,
                archive);
    }

    @Test
    void whatIsOutOfOrderIsRefused() {
        Pointer<Integer, Integer> box = new Pointer<>(TestTypes.INT, false);
        Struct<Integer> two =
                new Struct<>(List.of(new Field<>("a", box, i -> i), new Field<>("b", box, i -> i)));
        byte[] archive = Archive.toBytes(two, 7);
        assertEquals(Optional.empty(), TestTypes.check(two, archive));
        MemorySegment memory = MemorySegment.ofArray(archive);
        LittleEndian.putInt(memory, 8, -4);
        LittleEndian.putInt(memory, 12, -12);
        assertRefused(
                "target must lie before its pointer and behind the target before it:"
                        + " byteOffset=12 path=.b",
                two,
                archive);
        LittleEndian.putInt(memory, 12, -6);
        assertRefused("target must be aligned: byteOffset=12 path=.b", two, archive);
        LittleEndian.putInt(memory, 8, -4);
        LittleEndian.putInt(memory, 12, 0);
        assertRefused(
                "target must lie before its pointer and behind the target before it:"
                        + " byteOffset=12 path=.b",
                two,
                archive);
    }

    /// The shared value is written while the first field is, so it must be met there first.
    @Test
    void sharedTargetsMayBeMetFirstInsideAnEarlierSibling() {
        NodeType type = new NodeType();
        Pointer<Node, Long> shared = new Pointer<>(type, true);
        Pointer<Node, Long> boxed = new Pointer<>(shared, false);
        Struct<Node> both =
                new Struct<>(
                        List.of(
                                new Field<>("a", boxed, n -> n),
                                new Field<>("text", StringType.STRING, n -> n.name),
                                new Field<>("b", shared, n -> n),
                                new Field<>("c", boxed, n -> n)));
        byte[] archive = Archive.toBytes(both, new Node(LONG));
        assertEquals(Optional.empty(), TestTypes.check(both, archive));
    }

    @Test
    void referencesToOneObjectMustAgreeInType() {
        Pointer<Integer, Integer> one = new Pointer<>(TestTypes.INT, true);
        Pointer<Integer, Integer> other = new Pointer<>(ListElement.of(TestTypes.INT), true);
        Struct<Integer> both =
                new Struct<>(List.of(new Field<>("a", one, i -> i), new Field<>("b", one, i -> i)));
        byte[] archive = Archive.toBytes(both, 7);
        assertEquals(12, archive.length);
        assertEquals(Optional.empty(), TestTypes.check(both, archive));
        Struct<Integer> mixed =
                new Struct<>(
                        List.of(new Field<>("a", one, i -> i), new Field<>("b", other, i -> i)));
        assertRefused(
                "references to one object must agree in type and length: byteOffset=8 path=.b",
                mixed,
                archive);
    }

    /// The same type once more, as another object.
    private static final class ListElement {
        static ArchiveType<Integer, Integer> of(ArchiveType<Integer, Integer> type) {
            return new TestTypes.Probe<>(type, () -> {});
        }
    }

    @Test
    void aCycleOfPointersIsRefused() {
        byte[] archive = Archive.toBytes(new Chain(), 3);
        LittleEndian.putInt(MemorySegment.ofArray(archive), 0, 4);
        assertRefused(
                "target must lie before its pointer and behind the target before it:"
                        + " byteOffset=0 path=.next.next.next.next",
                new Chain(),
                archive);
    }

    @Test
    void depthIsLimitedToSixtyFourPointersUnlessSaidOtherwise() {
        assertEquals(
                Optional.empty(), TestTypes.check(new Chain(), Archive.toBytes(new Chain(), 64)));
        byte[] deeper = Archive.toBytes(new Chain(), 65);
        assertRefused(
                "archive must not be nested more deeply: maxDepth=64 actual=65 byteOffset=4 path="
                        + ".next".repeat(65),
                new Chain(),
                deeper);
        int deep =
                Archive.access(
                        new Chain(),
                        MemorySegment.ofArray(deeper),
                        CheckLimits.DEFAULT.withMaxDepth(65));
        assertEquals(65, deep);
    }

    @Test
    void aMillionLevelsAreRefusedAtOnceAndAcceptedOnRequestOnASmallStack() throws Exception {
        byte[] archive = Archive.toBytes(new Chain(), 1_000_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
        AtomicLong outcomes = new AtomicLong();
        Thread small =
                new Thread(
                        null,
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                long start = threads.getCurrentThreadCpuTime();
                                outcomes.addAndGet(
                                        TestTypes.check(new Chain(), archive).isPresent() ? 1 : 0);
                                nanos.accumulateAndGet(
                                        threads.getCurrentThreadCpuTime() - start, Math::min);
                            }
                            MemorySegment memory = MemorySegment.ofArray(archive);
                            CheckLimits deep = new CheckLimits(1_000_000, 1_000_000);
                            outcomes.addAndGet(
                                    Archive.check(new Chain(), memory, archive.length - 4, deep)
                                                    .isEmpty()
                                            ? 100
                                            : 0);
                        },
                        "small stack",
                        128 << 10);
        small.start();
        small.join();
        assertEquals(120, outcomes.get());
        assertTrue(nanos.get() < 10_000_000, () -> "nanos=" + nanos);
    }

    @Test
    void fourBillionElementsWithoutBytesAreRefused() {
        ListType<Integer, Integer> nothings = ListType.of(TestTypes.NOTHING);
        byte[] archive = Archive.toBytes(nothings, Collections.nCopies(1000, 0));
        assertEquals(8, archive.length);
        assertEquals(Optional.empty(), TestTypes.check(nothings, archive));
        LittleEndian.putInt(MemorySegment.ofArray(archive), 4, -1);
        assertRefused(
                "archive must not have more objects: maxObjects=1000000 actual=4294967295"
                        + " byteOffset=0 path=",
                nothings,
                archive);
    }

    @Test
    @SuppressWarnings("NullAway") // Null is the point.
    void aCheckerThatWasGivenNothingCanBeUsedAgain() {
        ArchiveChecker checker = new ArchiveChecker(CheckLimits.DEFAULT);
        assertThrows(NullPointerException.class, () -> checker.check(ORDER, null, 0));
        MemorySegment archive = MemorySegment.ofArray(order());
        long root = archive.byteSize() - ORDER.placeBytes();
        assertEquals(Optional.empty(), checker.check(ORDER, archive, root));
    }

    @Test
    void lengthsBeyondTheArchiveAreRefusedWithoutOverflow() {
        ListType<Integer, Integer> list = ListType.of(ArchiveFormat.POINTER_64, TestTypes.INT);
        for (long count :
                new long[] {1, 3, Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 62, 1L << 61}) {
            for (long distance : new long[] {0, -8, 8, Long.MIN_VALUE, Long.MAX_VALUE}) {
                byte[] archive = new byte[24];
                LittleEndian.putLong(MemorySegment.ofArray(archive), 8, distance);
                LittleEndian.putLong(MemorySegment.ofArray(archive), 16, count);
                boolean fits = distance == -8 && count == 1;
                assertEquals(fits, TestTypes.check(list, archive).isEmpty());
            }
        }
    }

    @Test
    void elementsWithNothingToCheckAreCheckedAtOnce() {
        ListType<Integer, Integer> ints = ListType.of(TestTypes.INT);
        List<Integer> values = IntStream.range(0, 125_000 * 12).boxed().toList();
        // Fixed types of the test fail if they are asked.
        assertEquals(Optional.empty(), TestTypes.check(ints, Archive.toBytes(ints, values)));
    }

    @Test
    void alignmentIsOfPositionsNotOfAddresses() {
        byte[] archive = order();
        for (int shift = 0; shift < 16; shift++) {
            byte[] shifted = new byte[archive.length + shift];
            System.arraycopy(archive, 0, shifted, shift, archive.length);
            MemorySegment memory = MemorySegment.ofArray(shifted).asSlice(shift);
            assertEquals(Optional.empty(), Archive.check(ORDER, memory));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment off = arena.allocate(shifted.length, 16);
                MemorySegment.copy(MemorySegment.ofArray(shifted), 0, off, 0, shifted.length);
                assertEquals(Optional.empty(), Archive.check(ORDER, off.asSlice(shift)));
            }
        }
    }

    @Test
    void severalArchivesLieInOneSegment() {
        byte[] one = Archive.toBytes(StringType.STRING, LONG);
        byte[] both = new byte[2 * one.length];
        System.arraycopy(one, 0, both, 0, one.length);
        MemorySegment memory = MemorySegment.ofArray(both);
        assertEquals(LONG, Archive.access(StringType.STRING, memory, one.length - 8).toString());
        assertEquals(
                LONG, Archive.read(StringType.STRING, memory, one.length - 8, CheckLimits.DEFAULT));
        assertEquals("\0".repeat(8), Archive.access(StringType.STRING, memory).toString());
        for (long root : new long[] {-8, both.length - 4, both.length, Long.MAX_VALUE - 3}) {
            assertTrue(
                    Archive.check(StringType.STRING, memory, root, CheckLimits.DEFAULT)
                            .isPresent());
        }
    }

    @Test
    void aCheckInsideACheckHasAnotherChecker() {
        byte[] archive = Archive.toBytes(StringType.STRING, LONG);
        ArchiveType<Integer, Integer> curious =
                new TestTypes.Fixed(1) {
                    @Override
                    public boolean acceptsAnyBytes() {
                        return false;
                    }

                    @Override
                    public void check(ArchiveChecker checker, long place) {
                        assertEquals(Optional.empty(), TestTypes.check(StringType.STRING, archive));
                        assertThrows(
                                IllegalStateException.class,
                                () -> checker.check(StringType.STRING, checker.archive(), 0));
                    }

                    @Override
                    public void resolve(
                            Integer value,
                            ArchiveSink out,
                            long place,
                            MemorySegment from,
                            long at) {}

                    @Override
                    public Integer view(MemorySegment memory, long place) {
                        return 0;
                    }
                };
        assertEquals(Optional.empty(), TestTypes.check(curious, new byte[1]));
    }
}
