package dev.arenite.tool.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;

import dev.arenite.archive.schema.ArchiveSchema;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells how two values of a schema differ, by their JSON: each place with what it was and what it
/// became.
public final class ValueDifference {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_TOLD_CHARS = 60;

    private final ValueJson json;

    /// Makes a comparison.
    ///
    /// @param schema the schema of the values
    public ValueDifference(ArchiveSchema schema) {
        json = new ValueJson(schema);
    }

    /// Returns the places where two values differ, such as `` `.lines[3].sku`: 7 became 8 ``. Empty
    /// if they are the same.
    public List<String> of(Object before, Object now) {
        List<String> lines = new ArrayList<>();
        if (!before.equals(now)) {
            compare("", tree(before), tree(now), lines);
        }
        return lines;
    }

    private JsonNode tree(Object value) {
        try (TokenBuffer tokens = new TokenBuffer(JSON, false)) {
            json.write(value, tokens);
            return JSON.readTree(tokens.asParser());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode now, List<String> lines) {
        if (before == null || now == null || before.getNodeType() != now.getNodeType()) {
            lines.add("`" + path + "`: " + told(before) + " became " + told(now));
        } else if (before.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path + "." + name, before.get(name), now.get(name), lines);
            }
        } else if (before.isArray()) {
            for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
                compare(path + "[" + i + "]", before.get(i), now.get(i), lines);
            }
        } else if (!before.equals(now)) {
            lines.add("`" + path + "`: " + told(before) + " became " + told(now));
        }
    }

    private static String told(@Nullable JsonNode json) {
        if (json == null) {
            return "nothing";
        }
        String text = json.toString();
        return text.length() <= MAX_TOLD_CHARS ? text : text.substring(0, MAX_TOLD_CHARS) + "...";
    }
}
