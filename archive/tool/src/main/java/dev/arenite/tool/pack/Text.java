package dev.arenite.tool.pack;

import dev.arenite.tool.json.ValueException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes as text.
final class Text {

    private Text() {}

    /// Returns the text of bytes in UTF-8, without a mark of the order of bytes.
    ///
    /// @throws ValueException if they are none
    static String of(byte[] bytes, int length) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new ValueException("line must be UTF-8");
        }
    }
}
