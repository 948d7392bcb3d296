package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.arena.BumpArena;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Gives scratches back to a pool that does not let all of them wait.
class WaitingScratchTest {

    private static final boolean NATIVE_ACCESS =
            BumpArena.class.getModule().isNativeAccessEnabled();

    private final ScratchPool pool = ScratchPool.of(ScratchOptions.named("pooled"));

    @Test
    void fourScratchesWaitAndFurtherOnesAreClosed() {
        if (!NATIVE_ACCESS) {
            return; // No scratch waits then.
        }
        List<ScratchLease> leases = new ArrayList<>();
        List<Scratch> scratches = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            leases.add(pool.acquire());
            scratches.add(leases.getLast().scratch());
        }
        leases.forEach(ScratchLease::close);
        for (Scratch waiting : scratches.subList(0, 4)) {
            assertEquals(0, waiting.mark());
        }
        for (Scratch closed : scratches.subList(4, 6)) {
            assertClosed(closed);
        }
    }

    @Test
    void noScratchWaitsForAVirtualThread() throws InterruptedException, ExecutionException {
        FutureTask<Boolean> use =
                new FutureTask<>(
                        () -> {
                            assertClosed(pool.with(scratch -> scratch));
                            return true;
                        });
        Thread.startVirtualThread(use);
        assertEquals(true, use.get());
    }

    @Test
    void memoryOfAThreadIsInTheScopeOfItsArena() {
        try (Arena arena = ThreadMemory.ofCurrentThread(ScratchOptions.DEFAULT).open()) {
            assertEquals(arena.scope(), arena.allocate(8, 8).scope());
        }
    }

    private static void assertClosed(Scratch scratch) {
        assertEquals(
                "scratch is closed: scratch=pooled",
                assertThrows(IllegalStateException.class, scratch::mark).getMessage());
    }
}
