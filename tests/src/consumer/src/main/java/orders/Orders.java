package orders;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFile;
import dev.arenite.archive.OpenArchive;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.Was;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The examples of the README, in a program.
public final class Orders {

    private Orders() {}

    /// Runs the examples and prints what came out of the last one.
    public static void main(String[] arguments) throws IOException {
        allocate();
        push();
        file(Files.createTempFile("quote", ".archive"));
        evolve();
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

    @Archivable
    record Order(long id, String customer, List<Line> lines, Map<String, Long> totals) {}

    @Archivable
    record Line(int sku, int quantity) {}

    private static void archive() {
        try (BumpArena arena = BumpArena.ofConfined()) {
            Order order =
                    new Order(
                            7,
                            "Grace Brewster Hopper",
                            List.of(new Line(1, 2)),
                            Map.of("net", 99L));
            MemorySegment bytes = ArchivedOrder.write(order, arena);
            ArchivedOrder view = ArchivedOrder.access(bytes); // checks every byte that counts
            boolean found =
                    view.customer().contentEquals("Grace Brewster Hopper"); // no String is made
            int quantity = view.lines().get(0).quantity();
            long net = view.totals().get("net").orElseThrow();
            Order again = view.read(); // a copy that does not depend on the memory
            System.out.println(
                    "found=" + found + " again=" + again + " quantity=" + quantity + " net=" + net);
        }
    }

    @Archivable
    record OldAccount(int number, String holder) {}

    @Archivable
    record Account(long number, @Was("holder") String owner, Optional<String> iban) {}

    private static void evolve() {
        byte[] archive =
                Archive.toBytes(ArchivedOldAccount.TYPE, new OldAccount(7, "Ada Lovelace"));
        ArchiveSchema kept =
                ArchiveSchema.of(ArchivedOldAccount.TYPE); // kept.toString(), kept.toBytes()

        var older =
                ArchiveSchema.resolve(
                        kept, ArchivedAccount.TYPE); // or says at once what cannot be read
        Account account = Archive.read(older, MemorySegment.ofArray(archive));
        if (!account.owner().equals("Ada Lovelace") || account.iban().isPresent()) {
            throw new IllegalStateException("account=" + account);
        }
    }

    @Archivable
    record Quote(Instant at, BigDecimal price) {}

    private static void file(Path path) throws IOException {
        ArchiveFile.write(
                path, ArchivedQuote.TYPE, new Quote(Instant.now(), new BigDecimal("19.99")));
        try (OpenArchive<ArchivedQuote> open = ArchiveFile.open(path, ArchivedQuote.TYPE)) {
            BigDecimal price =
                    open.view().price(); // mapped and checked; any thread may read it, and close it
            if (!price.equals(new BigDecimal("19.99"))) {
                throw new IllegalStateException("price=" + price);
            }
        }
        Files.delete(path);
    }
}
