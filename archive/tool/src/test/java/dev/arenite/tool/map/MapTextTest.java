package dev.arenite.tool.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.schema.ArchiveSchema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Tries to make a map as text that is longer than the terminal is wide, orders the terminal about,
/// or does not have every byte.
final class MapTextTest {

    private static final MapStyle NARROW = new MapStyle(80, false);

    /// A block with one value, without the line of its checksum.
    private static final String SMALL =
            """
            block 0 of 1, at 00000200 of the file, 512 bytes
            18 % used, values #0 to #0
            00000000  42 4c 43 4b              BLCK      block.magic = "BLCK"
            00000008  00 02 00 00 00 00 00 00  ........  block.size = 512 bytes
            00000010  01 00 00 00 00 00 00 00  ........  block.items = 1
            00000018  00 00 00 00              ....      block.roots = constant distance
            0000001c  00 00 00 00              ....      block.reserved
            00000020  47 72 61 63 65 20 48 6f  Grace Ho  #0.name = "Grace Hopper"
            00000028  70 70 65 72              pper
            0000002c  68 69                    hi        #0.notes[0] = "hi"
            0000002e  ff ff ff ff ff ff        ......
            00000034  ff ff ff ff ff ff ff ff  ........  #0.notes[1] = ""
            0000003c  07 00                    ..        #0.id = 7
            0000003e  00 00                    ..        padding
            00000040  8c 00 00 00              ....      #0.name: 12 bytes
            00000044  e0 ff ff ff              ....      #0.name -> 00000020
            00000048  e4 ff ff ff              ....      #0.notes -> 0000002c
            0000004c  02 00 00 00              ....      #0.notes: 2 elements
            00000050  00 00 00 00 00 00 00 00  ........  padding: between the values and th…
                      … 408 bytes more
            000001f0  3c 00 00 00 00 00 00 00  <.......  block.roots.first -> 0000003c
            000001f8  00 00 00 00 00 00 00 00  ........  block.roots.distance: 0 bytes
            """;

    @TempDir Path folder;

    private static List<String> block(SampleFile file, MapDetail detail, MapStyle style) {
        List<String> lines = new ArrayList<>();
        assertTrue(new MapText(file.source(), detail, style, lines::add).printBlock(0));
        return lines;
    }

    @Test
    void aSmallBlockIsTold() throws IOException {
        ArchiveSchema schema =
                ArchiveSchema.parse(
                        "pointers = 32 root = struct { id: u16, name: string, notes: vec(string)"
                                + " }");
        Map<String, Object> value =
                Map.of("id", 7, "name", "Grace Hopper", "notes", List.of("hi", ""));
        Path path = folder.resolve("small");
        SampleFile.write(
                path,
                schema,
                1,
                BlockOptions.DEFAULT.withAlignment(512).withTargetBytes(512),
                _ -> value);
        try (SampleFile file = SampleFile.open(path)) {
            List<String> lines = new ArrayList<>(block(file, MapDetail.SHORT, NARROW));
            assertTrue(lines.removeIf(line -> line.contains("block.checksum = ")));
            assertEquals(SMALL, String.join("\n", lines) + "\n");
        }
    }

    @Test
    void everyByteIsPrintedIfAllIsAskedFor() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 40, 8192)) {
            byte[] expected = file.source().parts(0).memory().toArray(JAVA_BYTE);
            for (MapStyle style : List.of(NARROW, MapStyle.PLAIN)) {
                ByteArrayOutputStream printed = new ByteArrayOutputStream();
                for (String line : block(file, MapDetail.ALL, style)) {
                    if (line.matches("[0-9a-f]{8}  .*")) {
                        assertEquals(printed.size(), Integer.parseInt(line, 0, 8, 16), line);
                        int end = Math.min(line.length(), 10 + 3 * style.rowBytes() - 1);
                        String hex = line.substring(10, end).replace(" ", "");
                        printed.writeBytes(HexFormat.of().parseHex(hex));
                    }
                }
                assertArrayEquals(expected, printed.toByteArray());
            }
        }
    }

    @Test
    void linesAreAsWideAsTheTerminal() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 40, 8192)) {
            for (int width : new int[] {60, 80, 119, 120, 200}) {
                for (String line : block(file, MapDetail.SHORT, new MapStyle(width, true))) {
                    String seen = line.replaceAll("\u001B\\[[0-9]*m", "");
                    assertTrue(seen.codePointCount(0, seen.length()) <= width, line);
                }
            }
        }
    }

    /// Neither the escape character of a value nor characters that turn text round come through.
    @Test
    void hostileTextOrdersNobodyAbout() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 40, 8192)) {
            List<String> lines = block(file, MapDetail.ALL, new MapStyle(0, true));
            assertTrue(lines.stream().anyMatch(line -> line.contains("\\u{1b}[31m")));
            for (String line : lines) {
                String text = line.replaceAll("\u001B\\[[0-9]*m", "");
                assertTrue(
                        text.codePoints()
                                .noneMatch(
                                        each ->
                                                Character.isISOControl(each)
                                                        || Character.getType(each)
                                                                == Character.FORMAT),
                        line);
            }
        }
    }

    @Test
    void longListsAreFolded() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 40, 8192)) {
            String folded = String.join("\n", block(file, MapDetail.SHORT, NARROW));
            assertTrue(folded.contains("#0.lines[7].sku = 4718"), folded);
            assertTrue(folded.contains("#0.lines[8..14) folded"), folded);
            assertFalse(folded.contains("#0.lines[8].sku"), folded);
            String all = String.join("\n", block(file, MapDetail.ALL, NARROW));
            assertTrue(all.contains("#0.lines[13].sku = 4724"), all);
            assertFalse(all.contains("folded"), all);
        }
    }

    @Test
    void itemsOfSeveralBlocksArePrintedAlone() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 40, 4096)) {
            List<String> lines = new ArrayList<>();
            MapText text = new MapText(file.source(), MapDetail.SHORT, MapStyle.PLAIN, lines::add);
            long second = file.source().firstItem(1);
            assertTrue(text.printItems(second - 1, second + 2));
            assertEquals(2, lines.stream().filter(line -> line.startsWith("block ")).count());
            String all = String.join("\n", lines);
            for (long item = second - 2; item < second + 3; item++) {
                boolean isAsked = item >= second - 1 && item < second + 2;
                assertEquals(isAsked, all.contains("  #" + item + ".id = "), all);
            }
            assertFalse(all.contains("block.magic"), all);
            assertFalse(all.contains("unreached"), all);
        }
    }

    @Test
    void aDamagedBlockIsTold() throws IOException {
        Path path = folder.resolve("orders");
        SampleFile.ofOrders(path, 40, 4096).close();
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        try (SampleFile file = SampleFile.open(path)) {
            List<String> lines = new ArrayList<>();
            MapText text = new MapText(file.source(), MapDetail.SHORT, NARROW, lines::add);
            assertFalse(text.printItems(0, Long.MAX_VALUE));
            assertEquals(
                    List.of(true),
                    lines.stream()
                            .filter(line -> line.startsWith("damaged: "))
                            .map(line -> line.contains("checksum does not match"))
                            .toList(),
                    () -> Arrays.toString(lines.toArray()));
        }
    }

    /// An archive of another writer may have bytes that nothing leads to.
    @Test
    void unreachedBytesAreNamed() throws IOException {
        try (SampleFile file = SampleFile.ofOrders(folder.resolve("orders"), 3, 8192)) {
            BlockParts parts = file.source().parts(0);
            byte[] shifted = new byte[(int) parts.end(0) + 32];
            byte[] archive = parts.memory().asSlice(32, parts.end(0) - 32).toArray(JAVA_BYTE);
            System.arraycopy(archive, 0, shifted, 64, archive.length);
            List<Span> spans =
                    ByteMap.ofArchive(
                            file.source().schema(),
                            MemorySegment.ofArray(shifted),
                            parts.root(0) + 32,
                            MapDetail.ALL);
            Span first = spans.getFirst();
            assertEquals(SpanKind.UNREACHED, first.kind());
            assertEquals(64, first.length());
            assertEquals("nothing leads here", first.value());
        }
    }
}
