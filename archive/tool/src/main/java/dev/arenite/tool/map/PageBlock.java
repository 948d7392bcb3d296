package dev.arenite.tool.map;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A block in the data of a page: its bytes, and its spans as numbers.
///
/// ```text
/// strings  all texts, each once
/// trails   for each: parent + 1, step (an index of strings), pairs one behind the other
/// spans    for each: length; indexes of kind, trail, type and value; target + 1
/// ```
final class PageBlock {

    /// The largest part of a block that a page has, from the start of the block.
    static final long MAX_BYTES = 192 << 10;

    private final MapSource source;
    private final int block;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final IdentityHashMap<Trail, Integer> numbers = new IdentityHashMap<>();
    private final IntList trails = new IntList();
    private final IntList spans = new IntList();
    private final BlockParts parts;
    private final long byteSize;

    /// Maps a block.
    ///
    /// @throws dev.arenite.archive.block.BlockDamageException if it is damaged
    PageBlock(MapSource source, int block, MapDetail detail) {
        this.source = source;
        this.block = block;
        parts = source.parts(block);
        byteSize = Math.min(MAX_BYTES, source.blockBytes(block));
        List<Span> all =
                ByteMap.ofBlock(source.schema(), parts.memory(), source.firstItem(block), detail);
        for (Span span : all) {
            if (span.start() >= byteSize) {
                break;
            }
            add(span);
        }
    }

    private void add(Span span) {
        spans.add((int) Math.min(span.length(), byteSize - span.start()));
        spans.add(number(span.kind().text()));
        spans.add(number(span.trail()));
        spans.add(number(span.type()));
        spans.add(number(span.value()));
        // A target that the page does not have is told by the value alone.
        spans.add(span.hasTarget() && span.target() < byteSize ? (int) span.target() + 1 : 0);
    }

    private int number(String text) {
        return strings.computeIfAbsent(text, _ -> strings.size());
    }

    private int number(Trail trail) {
        Integer known = numbers.get(trail);
        if (known != null) {
            return known;
        }
        Trail parent = trail.parent();
        int parentNumber = parent == null ? 0 : number(parent) + 1;
        int number = numbers.size();
        numbers.put(trail, number);
        trails.add(parentNumber);
        trails.add(number(trail.step()));
        return number;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("block", block);
        json.writeNumberField("position", source.position(block));
        json.writeNumberField("size", source.blockBytes(block));
        json.writeNumberField("first", source.firstItem(block));
        json.writeNumberField("items", source.blockItems(block));
        json.writeFieldName("strings");
        json.writeStartArray();
        for (String text : strings.keySet()) {
            json.writeString(text);
        }
        json.writeEndArray();
        trails.write("trails", json);
        spans.write("spans", json);
        json.writeBinaryField("bytes", parts.memory().asSlice(0, byteSize).toArray(JAVA_BYTE));
        json.writeEndObject();
    }

    /// A list of numbers.
    private static final class IntList {

        private int[] numbers = new int[64];
        private int count;

        void add(int number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number;
        }

        void write(String name, JsonGenerator json) throws IOException {
            json.writeFieldName(name);
            json.writeArray(numbers, 0, count);
        }
    }
}
