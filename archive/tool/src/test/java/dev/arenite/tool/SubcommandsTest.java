package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Each subcommand on good files of three orders.
final class SubcommandsTest {

    @TempDir Path folder;

    private Path orders = Path.of("");

    @BeforeEach
    void packOrders() {
        orders = PackedFiles.orders(folder, "orders.blocks");
    }

    @Test
    void inspectTellsWhatTheFileIs() {
        String told = CommandRun.good("inspect", orders);
        List<String> lines = told.lines().toList();
        int column = lines.getFirst().indexOf(orders.toString());
        assertTrue(told.contains("\nname "), told);
        assertTrue(told.contains("finished"), told);
        assertTrue(told.contains("\nitems" + " ".repeat(column - "items".length()) + "3\n"), told);
        assertTrue(told.contains("1, of at most 65,536 B\n"), told);
        assertTrue(told.contains("\n    totals: btreemap(string, i64),\n"), told);
        for (String line : lines.subList(0, lines.indexOf(""))) {
            assertTrue(line.charAt(column - 1) == ' ' && line.charAt(column) != ' ', line);
        }
    }

    /// The parts must be all of the file.
    @Test
    void partsOfTheFileAddUp() throws IOException {
        String told = CommandRun.good("inspect", orders);
        long parts = 0;
        for (String line : told.lines().toList()) {
            if (line.matches("(archives|tables and headers|padding|header, index) .*")) {
                for (String part : line.split("(?<= B)", -1)) {
                    String digits = part.replaceAll(".*?([0-9,]+) B$", "$1").replace(",", "");
                    parts += digits.matches("[0-9]+") ? Long.parseLong(digits) : 0;
                }
            }
        }
        assertEquals(Files.size(orders), parts, told);
    }

    @Test
    void catWritesWhatWasPacked() {
        List<String> lines = CommandRun.good("cat", orders).lines().toList();
        assertEquals(List.of(PackedFiles.FIRST, PackedFiles.SECOND, PackedFiles.THIRD), lines);
    }

    @Test
    void whatCatWroteIsPackedAgainAsTheSameBlocks() throws IOException {
        Path again = folder.resolve("again.blocks");
        Path text = folder.resolve("again.json");
        Files.writeString(text, CommandRun.good("cat", orders));
        CommandRun.good("pack", text, "--schema", orders, "--out", again);
        assertEquals(blocks(orders), blocks(again));
    }

    /// The names of the inputs, and so the headers, differ.
    private static String blocks(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        String bytes = new String(all, StandardCharsets.ISO_8859_1);
        int block = bytes.indexOf("BLCK");
        return bytes.substring(block + 8, block + 4096);
    }

    /// Some terminals obey U+009B as they obey ESC [.
    @Test
    void textDoesNotCommandTheTerminal() {
        String hostile = PackedFiles.FIRST.replace("Grace", "\u009b31m\u007f\\u001b[2J\u00a0");
        Path file = PackedFiles.of(folder, "hostile", PackedFiles.ORDER, hostile);
        String cat = CommandRun.good("cat", file).toLowerCase(Locale.ROOT);
        assertTrue(cat.contains("\\u009b31m\\u007f\\u001b[2j\u00a0 hopper"), cat);
        CommandRun diff = CommandRun.of("diff", orders, file, "--contents");
        assertFalse(diff.out().codePoints().anyMatch(each -> each >= 0x7F && each <= 0x9F));
    }

    @Test
    void rangesAreOfItems() {
        assertEquals(PackedFiles.SECOND + "\n", CommandRun.good("cat", orders, "--range", "1"));
        assertEquals(2, CommandRun.good("cat", orders, "--range", "1..").lines().count());
        assertEquals(PackedFiles.FIRST + "\n", CommandRun.good("cat", orders, "--range", "..1"));
        assertEquals("", CommandRun.good("cat", orders, "--range", "3..100"));
        assertEquals(Exit.USAGE, CommandRun.of("cat", orders, "--range", "2..1").exitCode());
        assertEquals(Exit.USAGE, CommandRun.of("cat", orders, "--range", "-1").exitCode());
    }

    @Test
    void conditionsSelect() {
        assertEquals(List.of(7L, 9L), ids("lines.sku=7", "lines.sku=1"));
        assertEquals(List.of(7L), ids("lines.1.sku=4"));
        assertEquals(List.of(7L), ids("note=null"));
        assertEquals(List.of(9L), ids("state=Sent"));
        assertEquals(List.of(9L), ids("state.Sent=by post"));
        assertEquals(List.of(9L), ids("totals.net=9007199254740993"));
        assertEquals(List.of(7L), ids("totals.*=-1"));
        assertEquals(List.of(9L), ids("lines.price=NaN"));
        assertEquals(
                PackedFiles.SECOND + "\n",
                CommandRun.good("cat", orders, "--where", "state.Paid.at=2026-11-27T21:54:16Z"));
        assertEquals(
                "", CommandRun.good("cat", orders, "--where", "id=7", "--where", "state=Sent"));
    }

    /// Returns the ids of the orders for which one of the conditions holds.
    private List<Long> ids(String... conditions) {
        return Arrays.stream(conditions)
                .flatMap(each -> CommandRun.good("cat", orders, "--where", each).lines())
                .map(line -> Long.valueOf(line.replaceAll("\\{\"id\":([0-9]+),.*", "$1")))
                .sorted()
                .toList();
    }

    @Test
    void conditionsThatCannotHoldAreExplained() {
        String see = " (see arenite cat --help)";
        CommandRun.of("cat", orders, "--where", "lines.sku=-1")
                .assertFailed(
                        Exit.USAGE,
                        "--where lines.sku=-1: u32 must be 0 to 4294967295: \"-1\"" + see);
        CommandRun.of("cat", orders, "--where", "lines.color=1")
                .assertFailed(
                        Exit.USAGE,
                        "--where lines.color=1: path must lead on by one of [sku, price]: \"color\""
                                + see);
        CommandRun.of("cat", orders, "--where", "state=Lost")
                .assertFailed(
                        Exit.USAGE,
                        "--where state=Lost: value must be one of [Open, Paid, Sent]: \"Lost\""
                                + see);
    }

    @Test
    void schemasArePrintedInFourForms() throws IOException {
        assertEquals(PackedFiles.ORDER, CommandRun.good("schema", orders));
        Path json = folder.resolve("schema.json");
        Files.writeString(json, CommandRun.good("schema", orders, "--as", "json"));
        Path empty = Files.writeString(folder.resolve("empty.json"), "");
        Path other = folder.resolve("other.blocks");
        CommandRun.good("pack", empty, "--schema", json, "--out", other);
        assertEquals("the schemas are the same\n", CommandRun.good("diff", orders, other));
        assertTrue(CommandRun.good("schema", orders, "--as", "rust").contains("pub struct Order"));
        String plain = PackedFiles.ORDER.replace("Sent = 2 (string)", "Sent = 2 { by: string }");
        Path third = PackedFiles.of(folder, "third.blocks", plain);
        String java =
                CommandRun.good(
                        "schema", third, "--as", "java", "--package", "a.b", "--class", "C");
        assertTrue(java.contains("package a.b;"), java);
        assertTrue(java.contains("public final class C"), java);
        assertEquals(
                Exit.USAGE,
                CommandRun.of("schema", third, "--as", "java", "--class", "1").exitCode());
        CommandRun.of("schema", orders, "--as", "java")
                .assertFailed(Exit.INPUT, "State.Sent.0: Java cannot have the name: 0");
    }

    @Test
    void differencesOfSchemasAreWords() {
        String newer = PackedFiles.ORDER.replace("price: f64", "price: f32, color: u8");
        Path other = PackedFiles.of(folder, "other.blocks", newer);
        CommandRun run = CommandRun.of("diff", orders, other);
        assertEquals(Exit.DAMAGED, run.exitCode());
        assertEquals(
                List.of(
                        "`Line.price`: f64 became f32",
                        "`Line.color` is new, absent in old archives"),
                run.lines());
        assertEquals(Exit.INPUT, CommandRun.of("diff", orders, other, "--contents").exitCode());
    }

    @Test
    void differencesOfContentsAreTheirPlaces() {
        String changed = PackedFiles.FIRST.replace("\"sku\":4", "\"sku\":5").replace("tax", "vat");
        Path other =
                PackedFiles.of(
                        folder, "other.blocks", PackedFiles.ORDER, changed, PackedFiles.SECOND);
        CommandRun run = CommandRun.of("diff", orders, other, "--contents");
        assertEquals(Exit.DAMAGED, run.exitCode());
        assertEquals(
                List.of(
                        "item 0: `.lines[1].sku`: 4 became 5",
                        "item 0: `.totals.tax`: -1 became nothing",
                        "item 0: `.totals.vat`: nothing became -1",
                        "items: 3 became 2",
                        "1 of 2 items differ"),
                run.lines());
        assertEquals(
                "the items are the same: 3\n",
                CommandRun.good("diff", orders, orders, "--contents"));
    }

    @Test
    void mergeAppendsFilesWithoutKeys() {
        Path all = folder.resolve("all.blocks");
        assertEquals(
                "6 items in " + all + "\n", CommandRun.good("merge", orders, orders, "--out", all));
        String once = CommandRun.good("cat", orders);
        assertEquals(once + once, CommandRun.good("cat", all));
        assertTrue(CommandRun.good("inspect", all).contains("orders.blocks.json"));
    }

    @Test
    void mergeKeepsTheOrderOfKeys() {
        String[] even = {"--key", "id", line(2), line(4), line(8)};
        String[] odd = {"--key", "id", line(1), line(5), line(9)};
        Path first = PackedFiles.of(folder, "even", PackedFiles.ORDER, even);
        Path second = PackedFiles.of(folder, "odd", PackedFiles.ORDER, odd);
        Path all = folder.resolve("all.blocks");
        CommandRun.good("merge", first, second, "--out", all);
        assertEquals(
                List.of(line(1), line(2), line(4), line(5), line(8), line(9)),
                CommandRun.good("cat", all).lines().toList());
        assertTrue(CommandRun.good("inspect", all).contains("u64, all different"));
        CommandRun.of("merge", first, first, "--out", all)
                .assertFailed(
                        Exit.INPUT, "keys must be in ascending order: previous=2 key=2 item=1");
        assertEquals(6, CommandRun.good("cat", all).lines().count());
    }

    private static String line(int id) {
        return PackedFiles.FIRST.replace("\"id\":7", "\"id\":" + id);
    }

    @Test
    void mergeRefusesOtherSchemasAndKeys() {
        Path other = PackedFiles.of(folder, "other", PackedFiles.ORDER.replace("u64", "i64"));
        Path all = folder.resolve("all.blocks");
        CommandRun.of("merge", orders, other, "--out", all)
                .assertFailed(
                        Exit.INPUT,
                        other
                                + ": schema differs from that of "
                                + orders
                                + ": `Order.id`: u64 became i64");
        Path keyed = PackedFiles.of(folder, "keyed", PackedFiles.ORDER, "--key", "id");
        assertEquals(Exit.INPUT, CommandRun.of("merge", orders, keyed, "--out", all).exitCode());
        assertFalse(Files.exists(all));
    }

    @Test
    void fileThatSaysNothingOfItsValuesIsToldInOneLine() throws IOException {
        Path opaque = OpaqueFile.write(folder.resolve("opaque.blocks"));
        assertTrue(CommandRun.good("inspect", opaque).contains("cannot be read by the schema"));
        CommandRun verify = CommandRun.of("verify", opaque);
        assertEquals(Exit.GOOD, verify.exitCode());
        assertTrue(verify.out().contains("checksums alone are checked"), verify.out());
        for (String command : List.of("cat", "merge")) {
            CommandRun run =
                    CommandRun.of(command, opaque, command.equals("cat") ? "--range=1.." : "-o=x");
            assertEquals(Exit.INPUT, run.exitCode());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }
}
