package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.TestNodes.Node;
import dev.arenite.archive.TestNodes.NodeType;
import dev.arenite.archive.TestTypes.Field;
import dev.arenite.archive.TestTypes.Pointer;
import dev.arenite.archive.TestTypes.Probe;
import dev.arenite.archive.TestTypes.Struct;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SharedWritingTest {

    private static final String LONG = "longer than fits in a place";
    private static final NodeType NODE = new NodeType();
    private static final Pointer<Node, Long> SHARED = NODE.next;

    private final Arena arena = Arena.ofConfined();
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(4096));
    private final MemorySegment memory = arena.allocate(4096, 16);
    private final ArchiveWriter writer = ArchiveWriter.to(memory, scratch);

    @AfterEach
    void nothingIsLeftInScratch() {
        assertEquals(0, scratch.mark());
        scratch.close();
        arena.close();
    }

    @Test
    void aRootInsideAValueDoesNotSeeTheSharedObjectsOutside() {
        Node node = new Node(LONG);
        List<Long> roots = new ArrayList<>();
        Struct<Node> twice =
                new Struct<>(
                        List.of(
                                new Field<>("a", SHARED, n -> n),
                                new Field<>(
                                        "b",
                                        new Probe<>(
                                                SHARED,
                                                () -> {
                                                    if (roots.isEmpty()) {
                                                        roots.add(writer.write(SHARED, node));
                                                    }
                                                }),
                                        n -> n)));
        long root = writer.write(twice, node);
        assertEquals(LittleEndian.getInt(memory, root), 4 + LittleEndian.getInt(memory, root + 4));
        MemorySegment first = memory.asSlice(0, roots.getFirst() + 4);
        assertTrue(roots.getFirst() + LittleEndian.getInt(first, roots.getFirst()) > 30);
    }

    @Test
    void sharedObjectsAreWrittenOnceForEachRoot() {
        Node node = new Node(LONG);
        Struct<Node> twice =
                new Struct<>(
                        List.of(
                                new Field<>("a", SHARED, n -> n),
                                new Field<>("b", SHARED, n -> n)));
        writer.write(twice, node);
        assertEquals(28 + 12 + 8, writer.position());
        long second = writer.write(twice, node);
        assertEquals(2 * 48, writer.position());
        assertEquals(
                Optional.empty(),
                Archive.check(twice, memory.asSlice(0, 96), second, CheckLimits.DEFAULT));
    }

    @Test
    void aSharedValueWithoutBytesIsFollowedByAZeroByte() {
        Pointer<Integer, Integer> nothing = new Pointer<>(TestTypes.NOTHING, true);
        Integer one = 1000;
        Integer other = 2000;
        Struct<Integer> four =
                new Struct<>(
                        List.of(
                                new Field<>("a", nothing, n -> one),
                                new Field<>("b", nothing, n -> other),
                                new Field<>("c", nothing, n -> one),
                                new Field<>("d", nothing, n -> other)));
        memory.fill((byte) -1);
        long root = writer.write(four, 0);
        assertEquals(4, root);
        assertEquals(0, LittleEndian.getInt(memory, 0));
        assertEquals(-4, LittleEndian.getInt(memory, 4));
        assertEquals(-7, LittleEndian.getInt(memory, 8));
        assertEquals(-12, LittleEndian.getInt(memory, 12));
        assertEquals(-15, LittleEndian.getInt(memory, 16));
        assertEquals(Optional.empty(), Archive.check(four, writer.written()));
    }

    @Test
    void aCycleIsRefusedWithItsPathAndForgotten() {
        Node first = new Node("first");
        first.next = new Node("second");
        first.next.next = first;
        ArchiveCycleException cycle =
                assertThrows(ArchiveCycleException.class, () -> writer.write(SHARED, first));
        assertEquals(
                "shared object must not lead back to itself: path=.next.next", cycle.getMessage());
        assertEquals(".next.next", cycle.path());
        assertEquals(0, writer.position());
        first.next.next = null;
        writer.write(SHARED, first);
        assertEquals(
                List.of("first", "second"),
                TestNodes.names(Archive.read(SHARED, writer.written())));
    }
}
