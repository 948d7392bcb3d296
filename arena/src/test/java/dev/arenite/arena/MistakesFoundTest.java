package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.mistakes.Mistakes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Makes the mistakes of [DiagnosticsTest] in this JVM, where the debug level is on in it.
@EnabledIfSystemProperty(named = "arenite.debug", matches = "true")
final class MistakesFoundTest {

    @ParameterizedTest
    @CsvSource({
        "overrun, behind an allocation was overwritten: arena=mistaken offset=16",
        "overrunInFrame, behind an allocation was overwritten: arena=mistaken",
    })
    void aWriteBehindAnAllocationIsFound(String mistake, String message) {
        assertFound(mistake, "memory " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "writeAfterClear, 40",
        "writeAfterRewind, 4",
        "writeAfterInnerFrame, 20",
        "writeAfterOuterFrame, 4",
    })
    void aWriteToMemoryGivenBackIsFound(String mistake, int offset) {
        if (!Rescoping.GRANTED && mistake.equals("writeAfterClear")) {
            return; // The memory is gone: nothing can be written to it.
        }
        assertFound(
                mistake,
                "memory was written after it was given back: arena=mistaken offset=" + offset);
    }

    private static void assertFound(String mistake, String message) {
        IllegalStateException found =
                assertThrows(IllegalStateException.class, () -> Mistakes.make(mistake));
        assertTrue(String.valueOf(found.getMessage()).startsWith(message), found::toString);
    }

    /// Each way of giving memory back is followed by a look at bytes that nobody may use.
    @Test
    void memoryGivenBackHoldsNoLikelyValue() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("poisoned"))) {
            long offset = arena.allocateOffset(16, 8);
            MemorySegment chunk = arena.chunk();
            chunk.asSlice(offset, 16).fill((byte) 0);
            arena.rewind(offset);
            long rest = chunk.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
            assertEquals(rest, chunk.get(ValueLayout.JAVA_LONG_UNALIGNED, offset + 8));
            assertTrue(rest != 0, "memory given back is unchanged");
        }
    }
}
