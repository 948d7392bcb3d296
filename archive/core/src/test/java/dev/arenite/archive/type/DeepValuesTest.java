package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveLimitException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.ExceededLimit;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Writes values that are nested more deeply than the writer allows, or than the stack.
final class DeepValuesTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;
    private static final ArchiveType<Chain, ArchivedStruct> CHAIN =
            TYPES.recursive(
                    self ->
                            TYPES.<Chain>struct()
                                    .field("name", TYPES.string(), chain -> "a name out of line")
                                    .field("next", next(self), Chain::next)
                                    .build(values -> Chain.of(values.get(1))));

    private static ArchiveType<Optional<Chain>, ?> next(ArchiveType<Chain, ArchivedStruct> self) {
        return TYPES.weak(TYPES.shared(self));
    }

    /// A value within a value, and what happens when it is asked for the next one.
    private static final class Chain {
        private @Nullable Chain next;
        private Runnable onNext = () -> {};

        static Chain of(Optional<Chain> next) {
            Chain chain = new Chain();
            chain.next = next.orElse(null);
            return chain;
        }

        static Chain ofLength(int length) {
            Chain chain = of(Optional.empty());
            for (int i = 1; i < length; i++) {
                chain = of(Optional.of(chain));
            }
            return chain;
        }

        Optional<Chain> next() {
            onNext.run();
            return Optional.ofNullable(next);
        }
    }

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory = arena.allocate(1 << 20, 16);
    private final Scratch scratch = BufferScratch.over("test", arena.allocate(1 << 20, 16));
    private final ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
    private final Chain small = Chain.ofLength(3);
    private final byte[] expected = Archive.toBytes(CHAIN, small);

    /// The writer goes on as if nothing had happened.
    private void assertAsBefore() {
        assertEquals(0, scratch.mark());
        assertEquals(0, writer.position());
        writer.write(CHAIN, small);
        assertArrayEquals(expected, writer.written().toArray(JAVA_BYTE));
        writer.reset(memory);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertAsBefore();
        scratch.close();
        arena.close();
    }

    @Test
    void aValueNestedMoreDeeplyThanTheLimitIsRefusedWithTheWayThere() {
        writer.setLimits(CheckLimits.DEFAULT.withMaxDepth(3));
        writer.write(CHAIN, Chain.ofLength(4));
        writer.reset(memory);
        ArchiveLimitException deep =
                assertThrows(
                        ArchiveLimitException.class, () -> writer.write(CHAIN, Chain.ofLength(5)));
        assertEquals(
                "value must stay within the limits of readers: maxDepth=3 actual=4"
                        + " path=.next.next.next.next",
                deep.getMessage());
        assertEquals(new ExceededLimit("maxDepth", 3, 4), deep.exceeded());
        assertAsBefore();
        writer.setLimits(CheckLimits.DEFAULT.withMaxDepth(4));
        writer.write(CHAIN, Chain.ofLength(5));
        writer.reset(memory);
    }

    @Test
    void theLimitHoldsUnlessToldOtherwise() {
        int most = CheckLimits.DEFAULT.maxDepth() + 1;
        byte[] bytes = Archive.toBytes(CHAIN, Chain.ofLength(most));
        Chain deeper = Chain.ofLength(most + 1);
        assertThrows(ArchiveLimitException.class, () -> Archive.toBytes(CHAIN, deeper));
        Archive.access(CHAIN, MemorySegment.ofArray(bytes));
        CheckLimits deep = CheckLimits.DEFAULT.withMaxDepth(most);
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(CHAIN, deeper, deep));
        assertTrue(Archive.check(CHAIN, archive).isPresent());
        Archive.access(CHAIN, archive, deep);
    }

    @Test
    void aRootInTheMiddleOfAValueIsNestedInIt() {
        writer.setLimits(CheckLimits.DEFAULT.withMaxDepth(3));
        Chain outer = Chain.ofLength(3);
        Chain inner = Chain.ofLength(5);
        outer.onNext = () -> writer.write(CHAIN, inner);
        assertThrows(ArchiveLimitException.class, () -> writer.write(CHAIN, outer));
        assertAsBefore();
        writer.setLimits(CheckLimits.DEFAULT.withMaxDepth(4));
        writer.write(CHAIN, outer);
        writer.reset(memory);
    }

    @Test
    void whatATypeHasCountedAndNotTakenBackEndsWithItsValue() {
        Chain forgetful = Chain.ofLength(1);
        forgetful.onNext = () -> writer.sink().budget().enter();
        for (int i = 0; i < CheckLimits.DEFAULT.maxDepth(); i++) {
            writer.write(CHAIN, forgetful);
            writer.reset(memory);
        }
    }

    @Test
    void aStackThatEndsInTheMiddleOfAValueLeavesNoTrace() {
        writer.setLimits(CheckLimits.DEFAULT.withMaxDepth(Integer.MAX_VALUE));
        Chain chain = Chain.ofLength(100_000);
        assertThrows(StackOverflowError.class, () -> writer.write(CHAIN, chain));
        assertAsBefore();
    }

    @Test
    void anErrorOfTheValueItselfPassesThroughAsItIs() {
        StackOverflowError error = new StackOverflowError("of a value");
        Chain chain = Chain.ofLength(5);
        Chain last = chain.next().orElseThrow().next().orElseThrow();
        last.onNext =
                () -> {
                    throw error;
                };
        assertSame(error, assertThrows(StackOverflowError.class, () -> writer.write(CHAIN, chain)));
    }

    /// Uses up the stack, and tries to write at each depth on the way back, first where there is no
    /// room for anything.
    private int writeWhereTheStackEnds(int levels, int[] failures) {
        if (levels == 0) {
            return 0;
        }
        try {
            int depth = writeWhereTheStackEnds(levels - 1, failures) + 1;
            if (depth > 2000 || failures[1] > 0) {
                return depth;
            }
            try {
                writer.write(CHAIN, small);
                writer.reset(memory);
                failures[1] = 1;
            } catch (StackOverflowError overflow) {
                failures[0]++;
            }
            return depth;
        } catch (StackOverflowError overflow) {
            return 0;
        }
    }

    @Test
    void aStackThatHasNoRoomLeftAtAllLeavesNoTraceEither() {
        for (int i = 0; i < 50; i++) {
            int[] failures = new int[2];
            writeWhereTheStackEnds(Integer.MAX_VALUE, failures);
            assertTrue(failures[0] > 0 && failures[1] > 0);
            assertAsBefore();
        }
    }
}
