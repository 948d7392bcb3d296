package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Reports forgotten arenas as the detector does, and reads the switch that turns it on.
final class ArenaLeakTest {

    @Test
    void aForgottenArenaIsPrintedUntilAListenerIsSet() {
        Throwable origin = new Throwable();
        assertEquals(
                "arena was not closed: arena=lost reservedBytes=0" + System.lineSeparator(),
                printed(watch(null)));
        String withOrigin = printed(watch(origin));
        assertTrue(
                withOrigin.contains(System.lineSeparator() + "\tat " + origin.getStackTrace()[0]),
                withOrigin);
        List<ArenaLeak> leaks = new ArrayList<>();
        ArenaLeak.onLeak(leaks::add);
        assertEquals("", printed(watch(origin)));
        assertEquals(List.of(new ArenaLeak("lost", 0, origin)), leaks);
    }

    @Test
    void aClosedArenaIsNotReported() {
        ArenaAccounting ledger = new ArenaAccounting(ArenaOptions.named("closed"));
        ledger.close();
        assertEquals("", printed(new LeakDetector.Watch(ledger, null)));
    }

    private static LeakDetector.Watch watch(@Nullable Throwable origin) {
        return new LeakDetector.Watch(new ArenaAccounting(ArenaOptions.named("lost")), origin);
    }

    private static String printed(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(UTF_8);
    }
}
