package orders;

import dev.arenite.archive.Archive;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The examples of the README, in a program.
public final class Orders {

    private Orders() {}

    /// Runs the examples and prints what came out of the last one.
    public static void main(String[] arguments) {
        allocate();
        push();
        archive();
    }

    private static void allocate() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("orders"))) {
            MemorySegment point = arena.allocate(16, 8); // zeroed
            point.set(ValueLayout.JAVA_LONG, 0, 42);
            try (ArenaFrame frame = arena.frame()) {
                frame.allocateFrom("temporary"); // given back with the frame
            }
            arena.clear(); // from here on point throws, its memory is used again
        }
    }

    private static void push() {
        try (Scratch scratch = Scratch.ofConfined("sort")) {
            MemorySegment keys = scratch.push(800, 8);
            MemorySegment counts = scratch.push(256, 4);
            scratch.pop(
                    counts); // the newest first: popping keys now would throw and change nothing
            scratch.pop(keys);
        }
    }

    private static void archive() {
        record Order(long id, String customer, List<Integer> quantities) {}

        ArchiveTypes types = ArchiveTypes.STANDARD;
        StructField<Order, Long, Long> id = types.field("id", types.i64(), Order::id);
        StructField<Order, String, ArchivedString> customer =
                types.field("customer", types.string(), Order::customer);
        StructField<Order, List<Integer>, ArchivedList<Integer>> quantities =
                types.field("quantities", types.list(types.i32()), Order::quantities);
        StructType<Order> orderType =
                types.struct(
                        List.of(id, customer, quantities),
                        fields ->
                                new Order(
                                        fields.get(id),
                                        fields.get(customer),
                                        fields.get(quantities)));

        try (BumpArena arena = BumpArena.ofConfined()) {
            Order order = new Order(7, "Grace Brewster Hopper", List.of(1, 2, 3));
            MemorySegment bytes = Archive.toSegment(orderType, order, arena);

            ArchivedStruct view = Archive.access(orderType, bytes); // checks every byte that counts
            boolean found =
                    view.get(customer).contentEquals("Grace Brewster Hopper"); // no String is made

            Order again = view.read(orderType); // a copy that does not depend on the memory
            System.out.println("found=" + found + " again=" + again);
        }
    }
}
