package dev.arenite.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Packs text of other programs with broken lines in it, and counts every byte: nothing may be
/// lost.
final class PackTest {

    private static final String GOOD =
            "10.0.0.%d - frank [10/Oct/2000:13:55:36 -0700] \"GET /a?b=\\\"%d\\\" HTTP/1.0\" 200"
                    + " %s";

    private static final String TABLE =
            """
            pointers = 32
            root = Row

            Row = struct {
                id: u32,
                name: string,
                city: option(string),
                place: Place,
                tags: vec(string),
            }

            Place = struct { latitude: f32, kind: enum { Town = 0, Spot = 1 (u8) } }
            """;

    @TempDir Path folder;

    private CommandRun pack(byte[] text, String name, Object... options) throws IOException {
        Path input = Files.write(folder.resolve(name), text);
        Object[] all = {"pack", input, "--out", folder.resolve("out.blocks")};
        Object[] arguments = Arrays.copyOf(all, all.length + options.length);
        System.arraycopy(options, 0, arguments, all.length, options.length);
        return CommandRun.of(arguments);
    }

    private List<String> packed() {
        return CommandRun.good("cat", folder.resolve("out.blocks")).lines().toList();
    }

    @Test
    void lineOfALogIsTakenApart() throws IOException {
        String combined = GOOD.formatted(1, 2, "-") + " \"-\" \"Mozilla/5.0 (X11)\"";
        assertEquals(0, pack(combined.getBytes(StandardCharsets.UTF_8), "a.log").exitCode());
        assertEquals(
                List.of(
                        """
                        {"host":"10.0.0.1","identity":null,"user":"frank",\
                        "time":"2000-10-10T20:55:36Z","offset_minutes":-420,\
                        "request":"GET /a?b=\\\\\\"2\\\\\\" HTTP/1.0","status":200,"size":null,\
                        "referer":null,"agent":"Mozilla/5.0 (X11)"}\
                        """),
                packed());
    }

    /// One line in a hundred is broken, in every way, some with other ends of lines or none.
    @Test
    void brokenLinesAreKeptByteForByte() throws IOException {
        Random random = new Random(15);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        byte[] good = GOOD.formatted(1, 2, "3").getBytes(StandardCharsets.UTF_8);
        int count = 0;
        for (int i = 0; i < 5_000; i++) {
            if (random.nextInt(100) == 0) {
                byte[] line = Arrays.copyOf(good, 1 + random.nextInt(good.length - 8));
                line[random.nextInt(line.length)] = (byte) (0x80 | random.nextInt(128));
                text.writeBytes(line);
                broken.writeBytes(line);
                byte[] end = (i % 2 == 0 ? "\n" : "\r\n").getBytes(StandardCharsets.UTF_8);
                text.writeBytes(end);
                broken.writeBytes(end);
                count++;
            } else {
                text.writeBytes(good);
                text.write('\n');
            }
        }
        text.writeBytes("the end".getBytes(StandardCharsets.UTF_8));
        broken.writeBytes("the end".getBytes(StandardCharsets.UTF_8));
        Path kept = folder.resolve("kept");
        CommandRun run = pack(text.toByteArray(), "a.log", "--rejects", kept, "--show", "3");
        assertEquals(Exit.DAMAGED, run.exitCode());
        assertEquals(3, run.err().lines().count(), run.err());
        assertTrue(
                run.out().startsWith("packed    %,d values\n".formatted(5_000 - count)), run.out());
        assertTrue(
                run.lines().get(1).contains(" %d lines, kept in ".formatted(count + 1)), run.out());
        assertEquals(5_000 - count, packed().size());
        assertArrayEquals(broken.toByteArray(), Files.readAllBytes(kept));
    }

    @Test
    void linesOfAnyLengthAreKept() throws IOException {
        byte[] text = new byte[40 << 20];
        Arrays.fill(text, (byte) 'x');
        byte[] good = (GOOD.formatted(1, 2, "3") + "\n").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(good, 0, text, 0, good.length);
        text[text.length - good.length - 1] = '\n';
        System.arraycopy(good, 0, text, text.length - good.length, good.length);
        Path kept = folder.resolve("kept");
        CommandRun run = pack(text, "a.log", "--rejects", kept);
        assertEquals("line 2: line must not have more than 16777216 bytes\n", run.err());
        assertEquals(2, packed().size());
        assertEquals(text.length - 2L * good.length, Files.size(kept));
    }

    @Test
    void tableIsReadByItsColumns() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema"), TABLE);
        String table =
                """
                name,id,place.latitude,place.kind,tags
                Anna,1,2.5,Town,"[""a"",""b""]"
                "Zoë, ""the
                second""!",2,-1e-3,"{""Spot"":7}",[]
                Otto,-3,0,Town,[]
                "Lone,4,0,Town,[]
                Emma,5,0,Town,[]
                Emil,6,0,Town
                Eve,7,0,Nowhere,[]
                """;
        CommandRun run = pack(table.getBytes(StandardCharsets.UTF_8), "a.csv", "--schema", schema);
        assertEquals(
                List.of(
                        "line 5: `.id`: u32 must be 0 to 4294967295: \"-3\"",
                        "line 6: quotation mark must have a second one",
                        "line 8: record must have 5 cells: size=4",
                        "line 9: `.place.kind`: variant must be one of the schema: \"Nowhere\""),
                run.err().lines().toList());
        assertEquals(
                List.of(
                        """
                        {"id":1,"name":"Anna","city":null,"place":{"latitude":2.5,"kind":"Town"},\
                        "tags":["a","b"]}\
                        """,
                        """
                        {"id":2,"name":"Zoë, \\"the\\nsecond\\"!","city":null,\
                        "place":{"latitude":-0.001,"kind":{"Spot":7}},"tags":[]}\
                        """,
                        """
                        {"id":5,"name":"Emma","city":null,"place":{"latitude":0.0,"kind":"Town"},\
                        "tags":[]}\
                        """),
                packed());
    }

    @Test
    void columnsMustBeThoseOfTheSchema() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema"), TABLE);
        for (String[] each :
                new String[][] {
                    {"id,name,tags", "column must be there: \"place\""},
                    {"id,name,place,tags,color", "column must be one of the schema: \"color\""},
                    {"id,name,place,tags,id", "columns must differ: [id, name, place, tags, id]"},
                }) {
            CommandRun run =
                    pack(each[0].getBytes(StandardCharsets.UTF_8), "a.csv", "--schema", schema);
            run.assertFailed(Exit.INPUT, folder.resolve("a.csv") + ": " + each[1]);
            assertFalse(Files.exists(folder.resolve("out.blocks")));
        }
    }

    @Test
    void linesOfJsonMustBeValuesOfTheSchema() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema"), PackedFiles.ORDER);
        List<String> lines =
                List.of(
                        PackedFiles.FIRST.replace("\"id\":7", "\"id\":-7"),
                        PackedFiles.FIRST.replace("\"sku\":4", "\"sku\":\"x\""),
                        PackedFiles.FIRST.replace("\"note\":null,", ""),
                        PackedFiles.FIRST.replace("\"customer\":\"Grace Hopper\",", ""),
                        PackedFiles.FIRST.replace("\"note\"", "\"nota\""),
                        PackedFiles.FIRST + "x",
                        PackedFiles.FIRST.replace("\"tax\":-1", "\"net\":-1"),
                        "",
                        "[1,2]");
        Path input = Files.write(folder.resolve("a.jsonl"), lines);
        CommandRun run = pack(Files.readAllBytes(input), "a.jsonl", "--schema", schema);
        assertEquals(
                List.of(
                        "line 1: `.id`: u64 must be 0 to 18446744073709551615: \"-7\"",
                        "line 2: `.lines[1].sku`: integer must have digits only: \"x\"",
                        "line 4: `.customer`: must be there",
                        "line 5: member must be one of the schema: \"nota\"",
                        "line 7: JSON: Duplicate field 'net'",
                        "line 9: an object must stand here: a list"),
                run.err().lines().filter(line -> !line.startsWith("line 6")).toList());
        assertEquals(List.of(PackedFiles.FIRST), packed());
    }

    @Test
    void valuesOutOfTheOrderOfTheirKeyAreRejected() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema"), TABLE);
        Path kept = folder.resolve("kept");
        String table =
                """
                id,name,place.latitude,place.kind,tags
                1,a,0,Town,[]
                3,b,0,Town,[]
                2,c,0,Town,[]
                4,d,0,Town,[]
                """;
        CommandRun run =
                pack(
                        table.getBytes(StandardCharsets.UTF_8),
                        "a.csv",
                        "--schema",
                        schema,
                        "--key",
                        "id",
                        "--rejects",
                        kept);
        assertEquals(
                "line 4: keys must be in ascending order: previous=3 key=2 item=2\n", run.err());
        assertEquals("2,c,0,Town,[]\n", Files.readString(kept));
        assertEquals(3, packed().size());
        assertEquals(
                Exit.USAGE,
                pack(
                                table.getBytes(StandardCharsets.UTF_8),
                                "a.csv",
                                "--schema",
                                schema,
                                "--key",
                                "city.x")
                        .exitCode());
    }

    @Test
    void inputIsNotOverwritten() throws IOException {
        Path input = Files.writeString(folder.resolve("a.log"), "precious");
        for (String option : List.of("--out", "--rejects")) {
            Path other = folder.resolve("other.blocks");
            CommandRun run =
                    option.equals("--out")
                            ? CommandRun.of("pack", input, "--out", input)
                            : CommandRun.of("pack", input, "--out", other, "--rejects", input);
            assertEquals(Exit.USAGE, run.exitCode(), run.err());
            assertEquals("precious", Files.readString(input));
        }
        Path both = folder.resolve("both");
        assertEquals(
                Exit.USAGE,
                CommandRun.of("pack", input, "--out", both, "--rejects", both).exitCode());
        assertFalse(Files.exists(both));
    }

    @Test
    void outputThatCannotBeWrittenIsNamed() throws IOException {
        Path input = Files.writeString(folder.resolve("a.log"), GOOD.formatted(1, 2, "3"));
        Path nowhere = folder.resolve("no").resolve("out.blocks");
        CommandRun.of("pack", input, "--out", nowhere)
                .assertFailed(Exit.OUTPUT, nowhere + ": no such file or directory");
        CommandRun.of("pack", input, "--out", folder.resolve("x"), "--rejects", nowhere)
                .assertFailed(Exit.OUTPUT, nowhere + ": no such file or directory");
        assertFalse(Files.exists(folder.resolve("x")));
    }
}
