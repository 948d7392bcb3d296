package dev.arenite.tool.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

import org.jspecify.annotations.Nullable;

/// Escapes every control character, also those that JSON does not demand: text of a file must not
/// command the terminal that it is shown on.
final class TerminalEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[DELETE] = ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character > DELETE && character <= LAST_CONTROL
                ? new SerializedString("\\u%04x".formatted(character))
                : null;
    }
}
