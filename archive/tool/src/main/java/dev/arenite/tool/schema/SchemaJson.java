package dev.arenite.tool.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;

/// The JSON form of schemas (FORMAT 12.8), for programs in other languages.
///
/// May be used by any thread.
public final class SchemaJson {

    /// The longest form that is read, in characters.
    private static final int MAX_CHARS = 1 << 22;

    /// A part is within at most five lists and objects of the part around it: a variant's field.
    private static final int LEVELS_OF_PART = 5;

    /// Of FORMAT 12.4, and the objects around.
    private static final int MAX_LEVELS = LEVELS_OF_PART * 64 + 8;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxDocumentLength(MAX_CHARS)
                                                    .maxNestingDepth(MAX_LEVELS)
                                                    .build())
                                    // The text would be in messages.
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private SchemaJson() {}

    /// Returns the JSON form of a schema, on one line.
    public static String write(ArchiveSchema schema) {
        return new JsonWriter(schema).object().toString();
    }

    /// Returns the schema with a JSON form.
    ///
    /// @throws SchemaException if the text is no JSON, is longer than 2^22 characters, has other
    ///     members than it must, or the schema breaks a rule of FORMAT 12.2 to 12.4. The work and
    ///     the memory until then are bounded by the length of the text
    public static ArchiveSchema read(String text) {
        if (text.length() > MAX_CHARS) {
            throw new SchemaException(
                    "JSON must not be longer: chars=" + text.length() + " limit=" + MAX_CHARS);
        }
        try {
            JsonNode tree = JSON.readTree(text);
            return new JsonReader(tree).schema();
        } catch (JsonProcessingException failure) {
            throw new SchemaException("JSON: " + failure.getOriginalMessage());
        }
    }
}
