package dev.arenite.tests.project;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveWriter;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/// The names that examples in documents and Javadoc may use without declaring them.
///
/// An example is compiled as the body of [#run()] in a subclass, or of [Serializing#serialize] if
/// it writes to `out`.
public abstract class ExampleContext {

    /// The record that examples write.
    public record Order(long id, String customer, List<Integer> quantities) {}

    /// A field of it.
    public static final StructField<Order, Long, Long> ID =
            ArchiveTypes.STANDARD.field("id", ArchiveTypes.STANDARD.i64(), Order::id);

    /// Its type.
    public static final StructType<Order> ORDER =
            ArchiveTypes.STANDARD
                    .<Order>struct()
                    .field(ID)
                    .field("customer", ArchiveTypes.STANDARD.string(), Order::customer)
                    .field(
                            "quantities",
                            ArchiveTypes.STANDARD.list(ArchiveTypes.STANDARD.i32()),
                            Order::quantities)
                    .build(fields -> new Order(fields.get(0), fields.get(1), fields.get(2)));

    protected final Order order = new Order(7, "Grace Brewster Hopper", List.of(1, 2, 3));
    protected final List<Order> orders = List.of(order, new Order(8, "Ada Lovelace", List.of()));
    protected final BumpArena arena = BumpArena.ofConfined();
    protected final Scratch scratch = Scratch.ofConfined("example");
    protected final MemorySegment segment = MemorySegment.ofArray(new long[8192]);
    protected final byte[] bytes = Archive.toBytes(ORDER, order);

    /// A file that does not exist yet.
    protected final Path path;

    protected ExampleContext(Path path) {
        this.path = path;
    }

    /// Runs the example.
    public abstract void run() throws Exception;

    /// Gives back what the example may have used.
    public final void end() {
        scratch.close();
        arena.close();
    }

    /// The context of an example that is a part of a type: it runs while an order is written.
    public abstract static class Serializing extends ExampleContext
            implements ArchiveType<Order, Object> {

        protected Serializing(Path path) {
            super(path);
        }

        @Override
        public final void run() {
            ArchiveWriter.to(segment, scratch).write(this, order);
        }

        @Override
        public long placeBytes() {
            return 0;
        }

        @Override
        public long placeAlignment() {
            return 1;
        }

        @Override
        public long resolverBytes() {
            return 1024;
        }

        @Override
        public void resolve(
                Order value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            // There is no place.
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            // There is no place.
        }

        @Override
        public Object view(MemorySegment archive, long place) {
            return archive;
        }

        @Override
        public Order read(MemorySegment archive, long place) {
            return order;
        }
    }
}
