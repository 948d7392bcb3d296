package dev.arenite.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.arena.ArenaTotals;
import dev.arenite.flink.Records.Cart;
import dev.arenite.flink.Records.Line;

import org.apache.flink.core.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Serializers and sinks that use one thread's scratch in each other's midst, and fail there.
final class ScratchOfThreadTest {

    private static final Cart CART =
            new Cart(7, "Ada Lovelace", List.of(new Line(1, 2), new Line(3, 4)), Optional.empty());
    private static final ArchiveSerializer<Cart> CARTS = ArchiveSerializer.of(Cart.class);

    /// Its list is half written when a component serializes something else.
    @Archivable
    record Calls(List<Call> calls) {}

    /// Serializes another record whenever it is asked for its text.
    @Archivable
    record Call(String text, boolean fails) {

        @Override
        public String text() {
            try {
                assertEquals(CART, Bytes.read(CARTS, Bytes.of(CARTS, CART)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (fails) {
                throw new IllegalStateException("planned");
            }
            return text;
        }
    }

    private static List<Call> calls(boolean fails) {
        // More than the first kibibyte holds the resolvers of.
        return IntStream.range(0, 300)
                .mapToObj(i -> new Call("a text that is out of line " + i, fails && i == 200))
                .toList();
    }

    @Test
    void serializersCallEachOtherWithinAValue() throws IOException {
        var serializer = ArchiveSerializer.of(Calls.class);
        Calls calls = new Calls(calls(false));
        int mark = ScratchOfThread.get().mark();
        assertEquals(calls, Bytes.read(serializer, Bytes.of(serializer, calls)));
        assertThrows(
                IllegalStateException.class, () -> Bytes.of(serializer, new Calls(calls(true))));
        assertEquals(mark, ScratchOfThread.get().mark());
        assertEquals(calls, Bytes.read(serializer, Bytes.of(serializer, calls)));
    }

    private static BlockFileBulkWriter<Cart> sink(boolean fails) throws IOException {
        return new BlockFileBulkWriter<>(Cart.class, BlockOptions.DEFAULT, new Target(fails));
    }

    private static long arenas() {
        return ArenaTotals.byName().values().stream().mapToLong(ArenaTotals::arenas).sum();
    }

    private static List<Path> directories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("arenite"))
                    .sorted()
                    .toList();
        }
    }

    /// Flink has several files open at once, and ends them in any order.
    @Test
    void sinksGiveBackEverythingInAnyOrder() throws IOException {
        Bytes.of(CARTS, CART);
        long arenas = arenas();
        List<Path> directories = directories();
        List<BlockFileBulkWriter<Cart>> sinks = List.of(sink(false), sink(true), sink(false));
        for (int i = 0; i < 1000; i++) {
            for (BlockFileBulkWriter<Cart> sink : sinks) {
                sink.addElement(CART);
            }
        }
        sinks.get(0).finish();
        assertEquals(
                "disk is full", assertThrows(IOException.class, sinks.get(1)::finish).getMessage());
        sinks.get(2).finish();
        assertEquals(arenas, arenas());
        assertEquals(directories, directories());
    }

    /// A file, or a disk that is full.
    private static final class Target extends FSDataOutputStream {

        private final boolean fails;
        private long position;

        private Target(boolean fails) {
            this.fails = fails;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int data) throws IOException {
            if (fails) {
                throw new IOException("disk is full");
            }
            position++;
        }

        @Override
        public void flush() {}

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}
