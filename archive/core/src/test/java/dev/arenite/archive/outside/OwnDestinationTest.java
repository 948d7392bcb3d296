package dev.arenite.archive.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveCapacityException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.Destination;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/// Writes to destinations of others, right ones and such that break every promise. A writer that is
/// not as before a refused value would show a fault.
class OwnDestinationTest {

    private static final ListType<String, ArchivedString> LIST = ListType.of(StringType.STRING);
    private static final String FIRST = "a text that lies out of line";
    private static final List<String> TEXTS =
            IntStream.range(0, 200).mapToObj(i -> "text number " + i).toList();

    private final Scratch scratch = Scratch.ofConfined("test");

    @AfterEach
    void nothingIsLeftInScratch() {
        assertEquals(0, scratch.mark());
        scratch.close();
    }

    @Test
    void anArrayHoldsWhatAnyOtherDestinationHolds() {
        ArrayDestination array = new ArrayDestination(1 << 20);
        ArchiveWriter writer = ArchiveWriter.to(array, scratch);
        for (int round = 0; round < 2; round++) {
            writer.write(LIST, TEXTS);
            assertArrayEquals(Archive.toBytes(LIST, TEXTS), writer.written().toArray(JAVA_BYTE));
            assertSame(array.bytes(), writer.sink().memory().heapBase().orElseThrow());
            writer.reset(array);
        }
    }

    @Test
    void whatAnArrayIsTooSmallForIsRefusedWithoutATrace() {
        int wholeBytes = Archive.toBytes(LIST, TEXTS).length;
        for (int mostBytes = 0; mostBytes < wholeBytes; mostBytes += 13) {
            ArchiveWriter writer = ArchiveWriter.to(new ArrayDestination(mostBytes), scratch);
            assertEquals(ArchiveWriter.LIMIT_REACHED, writer.tryWrite(LIST, TEXTS, Long.MAX_VALUE));
            assertThrows(ArchiveCapacityException.class, () -> writer.write(LIST, TEXTS));
            assertEquals(0, writer.position());
            assertTrue(writer.neededBytes() > mostBytes);
        }
    }

    /// What a destination answers when it is asked for more.
    @FunctionalInterface
    private interface Answer {
        @Nullable MemorySegment to(long usedBytes, long neededBytes);
    }

    /// Begins with an array for one text, and then answers as told.
    private static final class Odd extends Destination {
        private final MemorySegment first = MemorySegment.ofArray(new byte[40]);
        private Answer answer = (_, _) -> null;

        @Override
        protected MemorySegment memory() {
            return first;
        }

        @Override
        protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
            return answer.to(usedBytes, neededBytes);
        }
    }

    /// Writes a text, lets a second value meet an answer, and then goes on with a right one.
    private <X extends RuntimeException> String refused(Class<X> type, Answer answer) {
        Odd odd = new Odd();
        ArchiveWriter writer = ArchiveWriter.to(odd, scratch);
        writer.write(StringType.STRING, FIRST);
        long position = writer.position();
        MemorySegment memory = writer.sink().memory();
        odd.answer = answer;
        X refusal = assertThrows(type, () -> writer.write(LIST, TEXTS));
        assertEquals(position, writer.position());
        assertSame(memory, writer.sink().memory());
        assertEquals(0, scratch.mark());
        assertThrows(type, () -> writer.sink().reserve(1000));
        assertEquals(position, writer.position());
        assertEquals(FIRST, Archive.read(StringType.STRING, writer.written()));
        odd.answer =
                (used, needed) ->
                        MemorySegment.ofArray(new byte[(int) (2 * needed)])
                                .copyFrom(memory.asSlice(0, position));
        writer.tryWrite(StringType.STRING, FIRST, Long.MAX_VALUE);
        assertEquals(FIRST, Archive.read(StringType.STRING, writer.written()));
        assertEquals(
                FIRST,
                Archive.read(StringType.STRING, writer.sink().memory().asSlice(0, position)));
        return Objects.requireNonNull(refusal.getMessage());
    }

    private String refusedAsUnfit(Answer answer) {
        String message = refused(IllegalStateException.class, answer);
        String destination = ": destination=" + Odd.class.getName();
        int end = message.indexOf(destination);
        assertTrue(end > 0, message);
        return message.substring(0, end) + message.substring(end + destination.length());
    }

    @Test
    void tooLittleMemoryIsRefused() {
        String message =
                refusedAsUnfit((_, needed) -> MemorySegment.ofArray(new byte[(int) needed - 1]));
        assertTrue(
                message.matches("destination returned too little memory neededBytes=\\d+.*"),
                message);
        refusedAsUnfit((_, _) -> MemorySegment.NULL);
    }

    @Test
    void readOnlyMemoryIsRefused() {
        assertEquals(
                "destination returned read-only memory",
                refusedAsUnfit(
                        (_, needed) -> MemorySegment.ofArray(new byte[(int) needed]).asReadOnly()));
    }

    @Test
    void memoryThatHasEndedIsRefused() {
        assertEquals(
                "destination returned memory that has ended",
                refusedAsUnfit(
                        (_, needed) -> {
                            try (Arena ended = Arena.ofConfined()) {
                                return ended.allocate(needed);
                            }
                        }));
    }

    @Test
    void memoryOfAnotherThreadIsRefused() throws Exception {
        FutureTask<MemorySegment> others =
                new FutureTask<>(() -> Arena.ofConfined().allocate(1 << 20));
        Thread.ofPlatform().start(others);
        MemorySegment foreign = others.get();
        assertEquals(
                "destination returned memory of another thread: destination=" + Odd.class.getName(),
                refused(WrongThreadException.class, (_, _) -> foreign));
    }

    @Test
    void whatADestinationThrowsPassesThrough() {
        String message =
                refused(
                        Planted.class,
                        (_, _) -> {
                            throw new Planted();
                        });
        assertEquals("planted", message);
    }

    /// An exception that nothing but a test throws.
    private static final class Planted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Planted() {
            super("planted");
        }
    }

    @Test
    void noMemoryIsALimit() {
        refused(ArchiveCapacityException.class, (_, _) -> null);
    }

    @Test
    void aDestinationCannotBeginAgainWhileItIsAsked() {
        ArchiveWriter[] writers = new ArchiveWriter[1];
        Odd odd = new Odd();
        writers[0] = ArchiveWriter.to(odd, scratch);
        odd.answer =
                (_, needed) -> {
                    writers[0].reset(MemorySegment.ofArray(new byte[8]));
                    return MemorySegment.ofArray(new byte[(int) needed]);
                };
        assertThrows(IllegalStateException.class, () -> writers[0].sink().reserve(100));
        assertThrows(IllegalStateException.class, () -> writers[0].write(LIST, TEXTS));
        assertSame(odd.first, writers[0].sink().memory());
        assertEquals(0, writers[0].position());
        // Outside of that it can.
        writers[0].reset(MemorySegment.ofArray(new byte[8]));
    }

    @Test
    void aDestinationThatWritesWhileItIsAskedIsRefused() {
        ArchiveWriter[] writers = new ArchiveWriter[1];
        Odd odd = new Odd();
        writers[0] = ArchiveWriter.to(odd, scratch);
        writers[0].write(StringType.STRING, FIRST);
        long position = writers[0].position();
        odd.answer =
                (_, needed) -> {
                    writers[0].write(StringType.STRING, FIRST);
                    return MemorySegment.ofArray(new byte[(int) needed]);
                };
        ArchiveTypes types = ArchiveTypes.STANDARD;
        ArchiveType<List<String>, ?> oneByOne = types.list(types.boxedString());
        assertEquals(
                "destination is being asked for memory",
                assertThrows(IllegalStateException.class, () -> writers[0].write(oneByOne, TEXTS))
                        .getMessage());
        assertEquals(
                "a batch of texts is open",
                assertThrows(IllegalStateException.class, () -> writers[0].write(LIST, TEXTS))
                        .getMessage());
        assertEquals(position, writers[0].position());
        assertEquals(FIRST, Archive.read(StringType.STRING, writers[0].written()));
    }

    @Test
    void unfitMemoryToBeginWithIsRefused() {
        Destination readOnly = beginningWith(MemorySegment.ofArray(new byte[8]).asReadOnly());
        assertThrows(IllegalStateException.class, () -> ArchiveWriter.to(readOnly, scratch));
        MemorySegment memory = MemorySegment.ofArray(new byte[100]);
        ArchiveWriter writer = ArchiveWriter.to(memory, scratch);
        writer.write(StringType.STRING, FIRST);
        assertThrows(IllegalStateException.class, () -> writer.reset(readOnly));
        assertThrows(IllegalStateException.class, () -> writer.reset(beginningWithNothing()));
        assertEquals(FIRST, Archive.read(StringType.STRING, writer.written()));
        writer.write(StringType.STRING, FIRST);
        assertSame(memory, writer.sink().memory());
    }

    @SuppressWarnings("NullAway") // As a stranger without a null checker.
    private static Destination beginningWithNothing() {
        return beginningWith(null);
    }

    private static Destination beginningWith(MemorySegment memory) {
        return new Destination() {
            @Override
            protected MemorySegment memory() {
                return memory;
            }

            @Override
            protected @Nullable MemorySegment grow(long usedBytes, long neededBytes) {
                return null;
            }
        };
    }
}
