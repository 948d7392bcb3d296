package dev.arenite.tool.map;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockFile;
import dev.arenite.archive.block.BlockFileWriter;
import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.block.BlockReadOptions;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.arena.BumpArena;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.Scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Block files to be mapped.
///
/// @param path   the file
/// @param source the source of its maps
/// @param blocks the open file
record SampleFile(Path path, MapSource source, BlockFile<?> blocks) implements AutoCloseable {

    /// Everything that a page or a terminal could take for an order.
    static final String HOSTILE =
            "</script><script>document.title='hostile'</script><!--\u2028\u2029\u202E\u001B[31m&amp;";

    static final ArchiveSchema ORDERS =
            ArchiveSchema.parse(
                    """
                    pointers = 32
                    root = Order
                    Order = struct {
                        id: i64
                        customer: string
                        placed: instant
                        state: State
                        lines: vec(Line)
                        totals: hashmap(string, u64)
                        labels: indexmap(string, string)
                        prices: btreemap(u32, f64)
                        note: niche_box(box(str), 0, 4)
                        thumbnail: vec(u8)
                        agent: option(rc(string))
                        helper: option(rc(string))
                    }
                    Line = struct { sku: u32, quantity: u16, title: string, discount: option(f32) }
                    State = enum {
                        Open = 0,
                        Paid = 1 { at: local_date, by: string },
                        Sent = 2 (u64, u16),
                    }
                    """);

    private static final List<String> CUSTOMERS =
            List.of("Grace Brewster Hopper", "Ada Lovelace", "Jürgen 名", HOSTILE);

    /// Writes a file.
    ///
    /// @param values returns the value of an index
    static void write(
            Path path,
            ArchiveSchema schema,
            int count,
            BlockOptions options,
            IntFunction<Object> values)
            throws IOException {
        try (BumpArena arena = BumpArena.ofConfined();
                Scratch scratch = BufferScratch.over("test", arena.allocate(1 << 16, 8));
                BlockFileWriter<Object> file =
                        BlockFileWriter.create(path, type(schema), options, arena, scratch)) {
            for (int i = 0; i < count; i++) {
                file.add(values.apply(i));
            }
            file.finish();
        }
    }

    /// Writes a file of orders, and opens it.
    static SampleFile ofOrders(Path path, int count, int blockBytes) throws IOException {
        BlockOptions options =
                BlockOptions.DEFAULT
                        .withAlignment(512)
                        .withTargetBytes(blockBytes)
                        .withName("orders of May");
        write(path, ORDERS, count, options, SampleFile::order);
        return open(path);
    }

    static SampleFile open(Path path) throws IOException {
        ArchiveSchema schema = BlockFile.schemaOf(path);
        ArchiveType<Object, Object> type = type(schema);
        BlockFile<Object> blocks =
                BlockFile.open(path, _ -> type, BlockReadOptions.DEFAULT.recovering());
        return new SampleFile(path, MapSource.of(path, schema, blocks), blocks);
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Object, Object> type(ArchiveSchema schema) {
        // Views are not used by their class.
        return (ArchiveType<Object, Object>) schema.type();
    }

    private static Object order(int i) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", 1000L + i);
        order.put("customer", CUSTOMERS.get(i % CUSTOMERS.size()));
        order.put(
                "placed", Instant.ofEpochSecond(1_764_000_000L + 977L * i, 1_000_000L * i % 1000));
        order.put("state", state(i));
        order.put(
                "lines",
                IntStream.range(0, i % 5 == 0 ? 14 : i % 4).mapToObj(SampleFile::line).toList());
        Map<String, Object> totals = new LinkedHashMap<>(Map.of("net", 5000L + i));
        totals.put("delivery to the door", 490L);
        order.put("totals", totals);
        Map<String, Object> labels = new LinkedHashMap<>();
        IntStream.range(0, i % 4).forEach(k -> labels.put("label " + k, "value number " + k));
        order.put("labels", labels);
        Map<Long, Object> prices = new TreeMap<>();
        IntStream.range(0, i % 9).forEach(k -> prices.put(7L * k, k + 0.95));
        order.put("prices", prices);
        order.put("note", i % 2 == 0 ? Optional.of("Please ring twice.") : Optional.empty());
        List<Object> thumbnail = new ArrayList<>();
        IntStream.range(0, 13 * i % 60).forEach(k -> thumbnail.add(7 * k % 256));
        order.put("thumbnail", thumbnail);
        SharedValue agent = new SharedValue("Margaret Hamilton");
        order.put("agent", Optional.of(agent));
        order.put("helper", i % 3 == 0 ? Optional.of(agent) : Optional.empty());
        return order;
    }

    private static NamedVariant state(int i) {
        return switch (i % 3) {
            case 0 ->
                    new NamedVariant(
                            "Paid",
                            Map.of("at", LocalDate.of(2026, 5, 1 + i % 31), "by", "bank transfer"));
            case 1 -> new NamedVariant("Sent", Map.of("0", 77L * i, "1", i % 100));
            default -> NamedVariant.of("Open");
        };
    }

    private static Map<String, Object> line(int i) {
        String title = i % 3 == 0 ? "espresso cups, set of four" : "tea";
        Optional<Float> discount = i % 2 == 0 ? Optional.of(0.1f) : Optional.empty();
        return Map.of("sku", 4711L + i, "quantity", 1 + i, "title", title, "discount", discount);
    }

    @Override
    public void close() {
        blocks.close();
    }
}
