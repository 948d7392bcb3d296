package dev.arenite.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ListType;
import dev.arenite.archive.type.StringType;
import dev.arenite.arena.ArenaLimitException;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;

/// Writes archives to channels that take bytes in parts, not now, or not at all. A byte that is
/// lost, written twice or before it is final would show a fault.
class ChannelDestinationTest {

    private static final ListType<String, ArchivedString> LIST = ListType.of(StringType.STRING);
    private static final List<List<String>> VALUES =
            List.of(
                    List.of("one", "a longer one, out of line"),
                    List.of(),
                    List.of("x".repeat(3000)),
                    List.of("three", "values that are", "refused later"));

    private final BumpArena arena =
            BumpArena.ofConfined(ArenaOptions.named("test").withLimitBytes(64 << 10));
    private final Scratch scratch = Scratch.ofConfined("test");
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @AfterEach
    void nothingIsLeft() {
        assertEquals(0, scratch.mark());
        scratch.close();
        arena.close();
    }

    /// A channel that takes as many bytes at each call as it is told.
    private final class Narrow implements WritableByteChannel {
        private long bytesPerWrite;
        private Runnable before = () -> {};

        private Narrow(long bytesPerWrite) {
            this.bytesPerWrite = bytesPerWrite;
        }

        @Override
        public int write(ByteBuffer source) {
            before.run();
            int count = (int) Math.min(source.remaining(), bytesPerWrite);
            byte[] bytes = new byte[count];
            source.get(bytes);
            taken.writeBytes(bytes);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static byte[] expected() {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        VALUES.forEach(value -> expected.writeBytes(Archive.toBytes(LIST, value)));
        return expected.toByteArray();
    }

    @Test
    void everyFlushIsAnArchiveOfItsOwn() throws IOException {
        for (int bytesPerWrite : new int[] {1, 7, 1 << 20}) {
            taken.reset();
            ChannelDestination out = ChannelDestination.to(new Narrow(bytesPerWrite), arena);
            ArchiveWriter writer = ArchiveWriter.to(out, scratch);
            for (List<String> value : VALUES) {
                assertEquals(taken.size(), out.writtenBytes());
                writer.write(LIST, value);
                assertEquals(out.writtenBytes(), taken.size(), "written before it was final");
                assertTrue(out.flush(writer));
                assertEquals(0, writer.position());
            }
            assertTrue(out.flush(writer));
            assertArrayEquals(expected(), taken.toByteArray());
            assertEquals(taken.size(), out.writtenBytes());
        }
    }

    @Test
    void aStreamOfAlignedPiecesIsOneMemory() throws IOException {
        ChannelDestination out = ChannelDestination.to(Channels.newChannel(taken), arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        List<Long> roots = new ArrayList<>();
        for (List<String> value : VALUES) {
            long start = out.writtenBytes();
            roots.add(start + writer.write(LIST, value));
            writer.sink().align(16);
            out.flush(writer);
        }
        MemorySegment stream = MemorySegment.ofArray(taken.toByteArray());
        for (int i = 0; i < VALUES.size(); i++) {
            assertEquals(VALUES.get(i), Archive.read(LIST, stream, roots.get(i), limits()));
        }
    }

    private static CheckLimits limits() {
        return CheckLimits.DEFAULT;
    }

    @Test
    void memoryIsThatOfTheLargestPiece() throws IOException {
        Path path = folder.resolve("stream");
        byte[] piece = Archive.toBytes(LIST, VALUES.get(2));
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ChannelDestination out = ChannelDestination.to(file, arena);
            ArchiveWriter writer = ArchiveWriter.to(out, scratch);
            for (int i = 0; i < 1000; i++) {
                writer.write(LIST, VALUES.get(2));
                assertTrue(out.flush(writer));
            }
            assertEquals(1000L * piece.length, out.writtenBytes());
        }
        assertEquals(1000L * piece.length, Files.size(path));
        assertTrue(arena.stats().peakBytes() <= 8192, arena.stats()::toString);
    }

    @Test
    void aRefusedValueIsNotSeenByTheChannel() throws IOException {
        ChannelDestination out = ChannelDestination.to(new Narrow(1 << 20), arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        List<String> tooLarge = List.of("x".repeat(100_000));
        for (List<String> value : VALUES) {
            writer.write(LIST, value);
            assertThrows(ArenaLimitException.class, () -> writer.write(LIST, tooLarge));
            assertEquals(
                    ArchiveWriter.LIMIT_REACHED,
                    writer.tryWrite(LIST, tooLarge, writer.position() + 10));
            assertTrue(out.flush(writer));
        }
        assertArrayEquals(expected(), taken.toByteArray());
    }

    @Test
    void aChannelThatTakesAPartGoesOnWithTheRest() throws IOException {
        Narrow narrow = new Narrow(5);
        ChannelDestination out = ChannelDestination.to(narrow, arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        byte[] whole = Archive.toBytes(LIST, VALUES.get(0));
        int[] calls = new int[1];
        narrow.before = () -> narrow.bytesPerWrite = calls[0]++ % 2 == 0 ? 5 : 0;
        while (!out.flush(writer)) {
            assertEquals(taken.size(), out.writtenBytes());
            assertTrue(writer.position() > 0);
            // The rest must not be skipped.
            assertThrows(IllegalStateException.class, () -> writer.reset(out));
            assertThrows(IllegalStateException.class, () -> ArchiveWriter.to(out, scratch));
        }
        assertArrayEquals(whole, taken.toByteArray());
        assertEquals(0, writer.position());
    }

    @Test
    void aPipeInNonBlockingModeGetsEveryByteOnce() throws IOException {
        Pipe pipe = Pipe.open();
        byte[] piece = Archive.toBytes(LIST, VALUES.get(2));
        int refusals = 0;
        try (Pipe.SourceChannel source = pipe.source()) {
            ByteBuffer read = ByteBuffer.allocate(1 << 16);
            try (Pipe.SinkChannel sink = pipe.sink()) {
                sink.configureBlocking(false);
                ChannelDestination out = ChannelDestination.to(sink, arena);
                ArchiveWriter writer = ArchiveWriter.to(out, scratch);
                for (int i = 0; i < 100; i++) {
                    writer.write(LIST, VALUES.get(2));
                    while (!out.flush(writer)) {
                        refusals++;
                        drain(source, read);
                    }
                }
            }
            int count = 0;
            while (count >= 0) {
                count = drain(source, read);
            }
        }
        assertTrue(refusals > 0);
        byte[] all = taken.toByteArray();
        assertEquals(100 * piece.length, all.length);
        for (int i = 0; i < all.length; i++) {
            assertEquals(piece[i % piece.length], all[i]);
        }
    }

    private int drain(Pipe.SourceChannel source, ByteBuffer to) throws IOException {
        int count = source.read(to.clear());
        byte[] bytes = new byte[Math.max(0, count)];
        to.flip().get(bytes);
        taken.writeBytes(bytes);
        return count;
    }

    @Test
    void whatTheChannelThrowsIsFinal() throws IOException {
        Narrow narrow = new Narrow(5);
        ChannelDestination out = ChannelDestination.to(narrow, arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        IllegalArgumentException planted = new IllegalArgumentException("planted");
        int[] calls = new int[1];
        narrow.before =
                () -> {
                    if (calls[0]++ == 2) {
                        throw planted;
                    }
                };
        assertSame(planted, assertThrows(IllegalArgumentException.class, () -> out.flush(writer)));
        assertEquals(10, taken.size());
        IllegalStateException failed =
                assertThrows(IllegalStateException.class, () -> out.flush(writer));
        assertEquals("channel has failed", failed.getMessage());
        assertSame(planted, failed.getCause());
        assertThrows(IllegalStateException.class, () -> writer.reset(out));
        assertThrows(IllegalStateException.class, () -> writer.sink().reserve(10_000));
        assertEquals(10, taken.size());
        assertEquals(10, out.writtenBytes());
        // The writer itself goes on elsewhere.
        writer.reset(MemorySegment.ofArray(new byte[100]));
        writer.write(LIST, VALUES.get(1));
    }

    @Test
    void aClosedChannelSaysSo() throws IOException {
        WritableByteChannel closed = Channels.newChannel(taken);
        closed.close();
        ChannelDestination out = ChannelDestination.to(closed, arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        assertTrue(out.flush(writer)); // Nothing to write.
        writer.write(LIST, VALUES.get(0));
        assertThrows(ClosedChannelException.class, () -> out.flush(writer));
        assertEquals(
                ClosedChannelException.class,
                Objects.requireNonNull(
                                assertThrows(IllegalStateException.class, () -> out.flush(writer))
                                        .getCause())
                        .getClass());
    }

    @Test
    void aChannelThatCallsBackChangesNothing() throws IOException {
        Narrow narrow = new Narrow(5);
        ChannelDestination out = ChannelDestination.to(narrow, arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        narrow.before =
                () -> {
                    assertEquals(
                            "channel is being written to",
                            assertThrows(IllegalStateException.class, () -> out.flush(writer))
                                    .getMessage());
                    assertThrows(IllegalStateException.class, () -> writer.reset(out));
                };
        assertTrue(out.flush(writer));
        assertArrayEquals(Archive.toBytes(LIST, VALUES.get(0)), taken.toByteArray());
    }

    @Test
    void aChannelCannotChangeTheArchive() throws IOException {
        boolean[] readOnly = new boolean[1];
        WritableByteChannel curious =
                new WritableByteChannel() {
                    @Override
                    public int write(ByteBuffer source) {
                        readOnly[0] = source.isReadOnly();
                        int count = source.remaining();
                        source.position(source.limit());
                        return count;
                    }

                    @Override
                    public boolean isOpen() {
                        return true;
                    }

                    @Override
                    public void close() {}
                };
        ChannelDestination out = ChannelDestination.to(curious, arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        assertTrue(out.flush(writer));
        assertTrue(readOnly[0]);
    }

    @Test
    void onlyItsOwnWriterBetweenTwoValuesIsFlushed() {
        ChannelDestination out = ChannelDestination.to(new Narrow(5), arena);
        ArchiveWriter other = ArchiveWriter.to(MemorySegment.ofArray(new byte[100]), scratch);
        other.write(LIST, VALUES.get(1));
        assertThrows(IllegalArgumentException.class, () -> out.flush(other));
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        ArchiveType<Integer, Integer> flushing =
                new TestTypes.Fixed(4) {
                    @Override
                    public void resolve(
                            Integer value,
                            ArchiveSink to,
                            long place,
                            MemorySegment at,
                            long from) {
                        assertThrows(IllegalStateException.class, () -> out.flush(writer));
                    }

                    @Override
                    public Integer view(MemorySegment archive, long place) {
                        return 0;
                    }
                };
        writer.write(flushing, 1);
        assertEquals(4, writer.position());
        assertEquals(0, taken.size());
    }

    @Test
    void anotherThreadIsRefusedAndNothingHasFailed() throws Exception {
        ChannelDestination out = ChannelDestination.to(new Narrow(500), arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        FutureTask<Throwable> refusal =
                new FutureTask<>(
                        () -> assertThrows(WrongThreadException.class, () -> out.flush(writer)));
        Thread.ofPlatform().start(refusal);
        refusal.get();
        assertTrue(out.flush(writer));
    }

    @Test
    void whatIsLostWithTheArenaIsNotWritten() throws IOException {
        ChannelDestination out = ChannelDestination.to(new Narrow(500), arena);
        ArchiveWriter writer = ArchiveWriter.to(out, scratch);
        writer.write(LIST, VALUES.get(0));
        arena.clear();
        assertThrows(IllegalStateException.class, () -> out.flush(writer));
        assertEquals(0, taken.size());
        writer.reset(out);
        writer.write(LIST, VALUES.get(1));
        assertTrue(out.flush(writer));
        assertArrayEquals(Archive.toBytes(LIST, VALUES.get(1)), taken.toByteArray());
        assertFalse(taken.size() == 0);
    }
}
