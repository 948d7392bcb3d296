package dev.arenite.tool.map;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A map of a block file as one page for a browser: it has all that it shows, asks for nothing from
/// anywhere, and runs no script but its own.
///
/// Of a large file it has a selection of blocks, the first and the last one among them, and the
/// size and state of all.
public final class MapPage {

    /// The size that a page has at most, roughly, in bytes.
    public static final long DEFAULT_BYTES = 4 << 20;

    /// Nothing in the data may end the element that it is in.
    private static final JsonFactory JSON =
            new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new HtmlEscapes())
                    .build();

    private final MapSource source;
    private final long maxBytes;

    private MapPage(MapSource source, long maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /// Writes a page of [#DEFAULT_BYTES].
    ///
    /// @param out takes the page in UTF-8; it stays open
    /// @throws IOException if it cannot be written
    public static void write(MapSource source, OutputStream out) throws IOException {
        write(source, DEFAULT_BYTES, out);
    }

    /// Writes a page.
    ///
    /// @param maxBytes the size that it has at most, roughly; one block is always in it
    /// @param out      takes the page in UTF-8; it stays open
    /// @throws IOException if it cannot be written
    public static void write(MapSource source, long maxBytes, OutputStream out) throws IOException {
        String style = resource("page.css");
        String script = resource("page.js");
        String page =
                resource("page.html")
                        .replace("{style-hash}", hash(style))
                        .replace("{script-hash}", hash(script))
                        .replace("{style}", style)
                        .replace("{script}", script);
        int data = page.indexOf("{data}");
        out.write(page.substring(0, data).getBytes(StandardCharsets.UTF_8));
        new MapPage(source, maxBytes).writeData(out);
        out.write(page.substring(data + "{data}".length()).getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = MapPage.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Returns the hash by which the page allows a script or a style.
    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void writeData(OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("file", String.valueOf(source.path().getFileName()));
        json.writeStringField("name", source.file().name());
        json.writeNumberField("fileBytes", source.fileBytes());
        json.writeNumberField("blocks", source.blocks());
        json.writeNumberField("items", source.items());
        json.writeBooleanField("finished", source.file().isFinished());
        json.writeStringField("schema", source.schema().toString());
        json.writeStringField("fingerprint", source.schema().fingerprint().toString());
        PageOutline outline = new PageOutline(source);
        outline.write(json);
        writeMaps(outline.sound(), json);
        json.writeEndObject();
        json.close();
    }

    /// Writes the maps of blocks, as many as there is room for.
    private void writeMaps(List<Integer> blocks, JsonGenerator json) throws IOException {
        SortedMap<Integer, byte[]> maps = new TreeMap<>();
        long left = maxBytes;
        for (int block : selection(blocks)) {
            byte[] map = map(block);
            if (map.length <= left || maps.isEmpty()) {
                left -= map.length;
                maps.put(block, map);
            }
        }
        json.writeFieldName("maps");
        json.writeStartArray();
        for (byte[] map : maps.values()) {
            json.writeRawValue(new String(map, StandardCharsets.US_ASCII));
        }
        json.writeEndArray();
    }

    /// Returns the blocks to show: all if there is room, else some at equal distances. The first
    /// and the last one come first.
    private List<Integer> selection(List<Integer> blocks) throws IOException {
        if (blocks.size() < 2) {
            return blocks;
        }
        long bytes = map(blocks.get(blocks.size() / 2)).length;
        int count = Math.clamp(maxBytes / bytes, 2, blocks.size());
        List<Integer> selected = new ArrayList<>(List.of(blocks.getFirst(), blocks.getLast()));
        for (long i = 1; i < count - 1; i++) {
            selected.add(blocks.get((int) (i * (blocks.size() - 1) / (count - 1))));
        }
        return selected;
    }

    private byte[] map(int block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            new PageBlock(source, block, MapDetail.SHORT).write(json);
        }
        return bytes.toByteArray();
    }

    /// Escapes the characters that begin elements and references.
    private static final class HtmlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char each : "<>&'".toCharArray()) {
                escapes[each] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString(String.format("\\u%04x", character));
        }
    }
}
