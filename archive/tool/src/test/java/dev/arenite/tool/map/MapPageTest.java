package dev.arenite.tool.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.arenite.archive.block.BlockOptions;
import dev.arenite.archive.schema.ArchiveSchema;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Tries to break out of the data of a page, to make it ask for something, and to make it too
/// large. The pages stay in `target/pages`, where the test with a browser finds them.
final class MapPageTest {

    private static final Path PAGES = Path.of("target", "pages");
    private static final JsonMapper JSON = new JsonMapper();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(PAGES);
    }

    private static String page(String name, SampleFile file, long maxBytes) throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        MapPage.write(file.source(), maxBytes, page);
        Files.write(PAGES.resolve(name + ".html"), page.toByteArray());
        return page.toString(StandardCharsets.UTF_8);
    }

    private static SampleFile orders(String name, int count, int blockBytes) throws IOException {
        Path path = PAGES.resolve(name + ".blocks");
        Files.deleteIfExists(path);
        return SampleFile.ofOrders(path, count, blockBytes);
    }

    private static JsonNode data(String page) throws IOException {
        return JSON.readTree(element(page, "<script id=\"data\" type=\"application/json\">"));
    }

    private static String element(String page, String start) {
        int from = page.indexOf(start) + start.length();
        String end = start.startsWith("<style") ? "</style>" : "</script>";
        return page.substring(from, page.indexOf(end, from));
    }

    @Test
    void hostileTextStaysText() throws IOException {
        try (SampleFile file = orders("orders", 60, 4096)) {
            String page = page("orders", file, MapPage.DEFAULT_BYTES);
            assertEquals(2, count(page, "</script"));
            assertEquals(0, count(page, "<!--"));
            assertTrue(page.chars().noneMatch(each -> each == 0x2028 || each == 0x1B));
            assertFalse(page.contains("<script>document"), page);
            String shown = Shown.line(SampleFile.HOSTILE);
            List<String> texts = new ArrayList<>();
            data(page)
                    .get("maps")
                    .forEach(map -> map.get("strings").forEach(each -> texts.add(each.asText())));
            assertTrue(texts.contains("\"" + shown + "\""), () -> shown);
        }
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }

    /// The policy of the page allows the script and the style that it has, and nothing else.
    @Test
    void thePolicyAllowsTheOwnScriptAlone() throws IOException, NoSuchAlgorithmException {
        try (SampleFile file = orders("orders", 60, 4096)) {
            String page = page("orders", file, MapPage.DEFAULT_BYTES);
            MatchResult policy =
                    Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                            .matcher(page)
                            .results()
                            .findFirst()
                            .orElseThrow();
            assertEquals(
                    "default-src 'none'; script-src 'sha256-%s'; style-src 'sha256-%s';"
                                    .formatted(
                                            hash(element(page, "</script>\n<script>")),
                                            hash(element(page, "<style>")))
                            + " img-src data:; base-uri 'none'; form-action 'none'",
                    policy.group(1));
            assertTrue(page.indexOf("Content-Security-Policy") < page.indexOf("<style>"));
        }
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return Base64.getEncoder()
                .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void nothingIsAskedFor() throws IOException {
        try (SampleFile file = orders("orders", 60, 4096)) {
            String page = page("orders", file, MapPage.DEFAULT_BYTES);
            String without = page.replace("http://www.w3.org/2000/svg", "");
            for (String word : List.of("http:", "https:", "url(", "@import", "src=", "fetch(")) {
                assertFalse(without.contains(word), word);
            }
        }
    }

    @Test
    void allBytesAreInThePage() throws IOException {
        try (SampleFile file = orders("orders", 60, 4096)) {
            JsonNode data = data(page("orders", file, MapPage.DEFAULT_BYTES));
            assertEquals(file.source().blocks(), data.get("maps").size());
            for (JsonNode map : data.get("maps")) {
                int block = map.get("block").asInt();
                byte[] bytes = map.get("bytes").binaryValue();
                assertEquals(file.source().blockBytes(block), bytes.length);
                List<Span> expected =
                        ByteMap.ofBlock(
                                file.source().schema(),
                                file.source().parts(block).memory(),
                                file.source().firstItem(block),
                                MapDetail.SHORT);
                assertEquals(expected.stream().map(MapPageTest::told).toList(), spans(map));
            }
        }
    }

    private static String told(Span span) {
        return span.length()
                + " "
                + span.kind().text()
                + " "
                + span.path()
                + " "
                + span.type()
                + " "
                + span.value()
                + " "
                + span.target();
    }

    private static List<String> spans(JsonNode map) {
        List<String> told = new ArrayList<>();
        JsonNode spans = map.get("spans");
        JsonNode strings = map.get("strings");
        for (int i = 0; i < spans.size(); i += 6) {
            told.add(
                    spans.get(i)
                            + " "
                            + strings.get(spans.get(i + 1).asInt()).asText()
                            + " "
                            + path(map, spans.get(i + 2).asInt())
                            + " "
                            + strings.get(spans.get(i + 3).asInt()).asText()
                            + " "
                            + strings.get(spans.get(i + 4).asInt()).asText()
                            + " "
                            + (spans.get(i + 5).asInt() - 1));
        }
        return told;
    }

    private static String path(JsonNode map, int trail) {
        int parent = map.get("trails").get(2 * trail).asInt();
        int step = map.get("trails").get(2 * trail + 1).asInt();
        return (parent == 0 ? "" : path(map, parent - 1)) + map.get("strings").get(step).asText();
    }

    /// A page has the first and the last block, others at equal distances, and cells for all.
    @Test
    void aLargeFileIsSampled() throws IOException {
        try (SampleFile file = orders("large", 8000, 4096)) {
            assertTrue(file.source().blocks() > 1000, () -> "blocks=" + file.source().blocks());
            String page = page("large", file, 400_000);
            assertTrue(page.length() < 550_000, () -> "chars=" + page.length());
            JsonNode data = data(page);
            int maps = data.get("maps").size();
            assertTrue(maps > 5, () -> "maps=" + maps);
            assertEquals(0, data.get("maps").get(0).get("block").asInt());
            int last = data.get("maps").get(maps - 1).get("block").asInt();
            assertEquals(file.source().blocks() - 1, last);
            long blocks = 0;
            for (JsonNode cell : data.get("cells")) {
                assertEquals(blocks, cell.get(0).asLong());
                blocks += cell.get(1).asLong();
            }
            assertEquals(file.source().blocks(), blocks);
        }
    }

    @Test
    void aDamagedBlockIsTold() throws IOException {
        orders("damaged", 60, 4096).close();
        Path path = PAGES.resolve("damaged.blocks");
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length / 2] ^= 1;
        Files.write(path, bytes);
        try (SampleFile file = SampleFile.open(path)) {
            JsonNode data = data(page("damaged", file, MapPage.DEFAULT_BYTES));
            assertEquals(1, data.get("damaged").asInt());
            assertEquals(file.source().blocks() - 1, data.get("maps").size());
            List<String> damages = new ArrayList<>();
            data.get("cells").forEach(cell -> damages.add(cell.path(5).asText()));
            damages.removeIf(String::isEmpty);
            assertEquals(1, damages.size());
            assertTrue(damages.getFirst().contains("checksum does not match"), damages::toString);
        }
    }

    @Test
    void aFileWithoutBlocksHasAPage() throws IOException {
        try (SampleFile file = orders("empty", 0, 4096)) {
            JsonNode data = data(page("empty", file, MapPage.DEFAULT_BYTES));
            assertEquals(0, data.get("maps").size());
            assertEquals(0, data.get("cells").size());
        }
    }

    /// Of a block that is larger than a page should be, the page has the start.
    @Test
    void aVeryLargeBlockIsShownInPart() throws IOException {
        ArchiveSchema schema =
                ArchiveSchema.parse("pointers = 32 root = struct { name: string, all: vec(u64) }");
        Path path = PAGES.resolve("value.blocks");
        Files.deleteIfExists(path);
        List<Object> numbers = new ArrayList<>();
        for (long i = 0; i < 500_000; i++) {
            numbers.add(i);
        }
        SampleFile.write(
                path,
                schema,
                1,
                BlockOptions.DEFAULT,
                _ -> Map.of("name", "x".repeat(100), "all", numbers));
        try (SampleFile file = SampleFile.open(path)) {
            JsonNode map = data(page("value", file, MapPage.DEFAULT_BYTES)).get("maps").get(0);
            assertEquals(PageBlock.MAX_BYTES, map.get("bytes").binaryValue().length);
            long bytes = 0;
            for (int i = 0; i < map.get("spans").size(); i += 6) {
                bytes += map.get("spans").get(i).asLong();
            }
            assertEquals(PageBlock.MAX_BYTES, bytes);
            assertTrue(map.get("size").asLong() > 4_000_000);
        }
    }
}
