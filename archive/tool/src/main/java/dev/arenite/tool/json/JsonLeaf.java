package dev.arenite.tool.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.arenite.archive.schema.SchemaLeaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Reads values without parts from JSON.
final class JsonLeaf {

    private JsonLeaf() {}

    /// Returns the value at a parser.
    ///
    /// @throws ValueException if there is none of the leaf
    static Object value(SchemaLeaf leaf, JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        boolean fits =
                switch (leaf) {
                    case UNIT -> token == JsonToken.VALUE_NULL;
                    case BOOL -> token.isBoolean();
                    case U8,
                            U16,
                            U32,
                            U64,
                            U128,
                            USIZE,
                            I8,
                            I16,
                            I32,
                            I64,
                            I128,
                            ISIZE,
                            BIG_INTEGER,
                            F32,
                            F64 ->
                            token.isNumeric() || token == JsonToken.VALUE_STRING;
                    case CSTRING ->
                            token == JsonToken.VALUE_STRING || token == JsonToken.START_ARRAY;
                    default -> token == JsonToken.VALUE_STRING;
                };
        if (!fits) {
            throw new ValueException(leaf.text() + " must stand here: " + told(in));
        }
        return token == JsonToken.START_ARRAY ? bytes(in) : ScalarText.value(leaf, in.getText());
    }

    private static byte[] bytes(JsonParser in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            bytes.write((Integer) value(SchemaLeaf.U8, in));
        }
        return bytes.toByteArray();
    }

    private static String told(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> ValueException.told(in.getText());
        };
    }

    /// Refuses anything but a kind of token.
    ///
    /// @param noun the noun for it in messages
    /// @throws ValueException if another one stands there
    static void require(JsonToken token, String noun, JsonParser in) throws IOException {
        if (in.currentToken() != token) {
            throw new ValueException(noun + " must stand here: " + told(in));
        }
    }
}
