package dev.arenite.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Borrows scratches in platform and virtual threads, nested and after failures.
class ScratchPoolTest {

    private final ScratchPool pool = ScratchPool.of(ScratchOptions.named("pooled"));

    @Test
    void theNextUseGetsTheSameScratchEmpty() {
        MemorySegment[] kept = new MemorySegment[1];
        Scratch first =
                pool.with(
                        scratch -> {
                            kept[0] = scratch.push(8, 8);
                            return scratch;
                        });
        assertFalse(kept[0].scope().isAlive());
        pool.with(
                scratch -> {
                    assertEquals(scratch.stats().retainsMemory(), first == scratch);
                    assertEquals(0, scratch.usedBytes());
                    return 0;
                });
    }

    @Test
    void aNestedUseGetsAnotherScratch() {
        pool.with(
                outer -> {
                    outer.push(8, 8);
                    pool.with(
                            inner -> {
                                assertNotSame(outer, inner);
                                assertEquals(0, inner.usedBytes());
                                return inner.push(8, 8).byteSize();
                            });
                    assertEquals(8, outer.usedBytes());
                    return 0;
                });
    }

    @Test
    void aFailureGivesTheScratchBackEmpty() {
        assertThrows(
                ArithmeticException.class,
                () ->
                        pool.with(
                                scratch -> {
                                    scratch.push(5000, 8);
                                    throw new ArithmeticException("in user code");
                                }));
        assertEquals(0L, (long) pool.with(Scratch::usedBytes));
    }

    @Test
    void aLeaseIsClosedOnce() {
        ScratchLease lease = pool.acquire();
        lease.close();
        assertEquals(
                "lease is closed: scratch=pooled",
                assertThrows(IllegalStateException.class, lease::close).getMessage());
        assertThrows(IllegalStateException.class, lease::scratch);
    }

    @Test
    void anotherThreadCannotCloseALease() throws InterruptedException {
        ScratchLease lease = pool.acquire();
        List<Throwable> thrown = new ArrayList<>();
        Thread.ofPlatform()
                .start(() -> thrown.add(assertThrows(RuntimeException.class, lease::close)))
                .join();
        assertEquals(WrongThreadException.class, thrown.getFirst().getClass());
        lease.close();
    }

    @Test
    void virtualThreadsGetScratchesOfTheirOwn() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> uses = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                uses.add(threads.submit(() -> pool.with(ScratchPoolTest::use)));
            }
            for (Future<Long> use : uses) {
                assertEquals(8, use.get());
            }
        }
    }

    private static long use(Scratch scratch) {
        try (ScratchFrame frame = scratch.frame()) {
            long byteSize = frame.push(8, 8).byteSize();
            LockSupport.parkNanos(1);
            frame.push(5000, 8);
            return byteSize;
        }
    }

    @Test
    void keepsNoThreadReachable() throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> pool.with(scratch -> scratch.push(8, 8)));
        thread.join();
        WeakReference<Thread> ended = new WeakReference<>(thread);
        thread = null;
        collectUntil(() -> ended.get() == null, "thread is kept reachable");
    }

    @Test
    void whatWaitsForAThreadIsReleasedAfterItsEnd() throws InterruptedException {
        List<MemorySegment> waiting = new ArrayList<>();
        Thread.ofPlatform()
                .start(
                        () ->
                                waiting.add(
                                        ThreadMemory.ofCurrentThread(ScratchOptions.DEFAULT)
                                                .open()
                                                .allocate(8)))
                .join();
        collectUntil(() -> !waiting.getFirst().scope().isAlive(), "memory outlives its thread");
    }

    private static void collectUntil(BooleanSupplier done, String failure) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!done.getAsBoolean()) {
            System.gc();
            assertTrue(Instant.now().isBefore(deadline), failure);
        }
    }
}
