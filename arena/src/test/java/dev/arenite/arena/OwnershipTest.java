package dev.arenite.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.mistakes.NativeCall;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Calls every public method from the wrong thread and after the end, found by reflection so that a
/// new method is included, and hands arenas over.
final class OwnershipTest {

    /// What any thread may ask at any time.
    private static final Set<String> FREE = Set.of("toString", "scope");

    @Test
    void everyPublicMethodRejectsTheWrongThread() throws InterruptedException {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("owned"))) {
            ArenaStats before = arena.stats();
            for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
                inThread(kind, () -> assertEachThrows(WrongThreadException.class, arena, FREE));
            }
            ArenaFrame frame = arena.frame();
            inThread(
                    Thread.ofPlatform(),
                    () -> assertEachThrows(WrongThreadException.class, frame, FREE));
            frame.allocate(8, 8);
            frame.close();
            assertEquals(before.clears(), arena.stats().clears());
        }
    }

    @Test
    void theWrongThreadIsNamed() throws InterruptedException {
        String owner = Thread.currentThread().getName();
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("owned"))) {
            inThread(
                    Thread.ofPlatform().name("stranger"),
                    () ->
                            assertEquals(
                                    "called from a thread other than the owner: arena=owned owner="
                                            + owner
                                            + " caller=stranger",
                                    assertThrows(WrongThreadException.class, arena::clear)
                                            .getMessage()));
        }
    }

    @Test
    void everyPublicMethodRejectsAClosedArena() {
        BumpArena arena = BumpArena.ofConfined();
        ArenaFrame frame = arena.frame();
        arena.close();
        assertEachThrows(IllegalStateException.class, arena, Set.of("toString", "scope", "stats"));
        assertEachThrows(
                IllegalStateException.class, frame, Set.of("toString", "scope", "uninitialized"));
    }

    @Test
    void segmentsAreConfined() throws InterruptedException {
        try (BumpArena arena = BumpArena.ofConfined()) {
            MemorySegment segment = arena.allocate(8, 8);
            MemorySegment large = arena.allocate(1 << 20, 8);
            inThread(
                    Thread.ofPlatform(),
                    () -> {
                        assertThrows(
                                WrongThreadException.class,
                                () -> segment.get(ValueLayout.JAVA_LONG, 0));
                        assertThrows(
                                WrongThreadException.class,
                                () -> large.get(ValueLayout.JAVA_LONG, 0));
                    });
        }
    }

    @Test
    void anEmptyArenaIsHandedOverWithOrWithoutItsMemory() throws InterruptedException {
        for (boolean transferable : new boolean[] {false, true}) {
            ArenaOptions options = ArenaOptions.named("handed").withTransferable(transferable);
            BumpArena arena = BumpArena.ofConfined(options);
            arena.allocate(5000, 8).fill((byte) 0xFF);
            arena.clear();
            arena.allocateOffset(5000, 8);
            arena.clear();
            long retainedBytes = arena.stats().reservedBytes();
            arena.handOver();
            assertThrows(WrongThreadException.class, arena::clear);
            assertThrows(WrongThreadException.class, arena::stats);
            inThread(
                    Thread.ofPlatform(),
                    () -> {
                        assertThrows(WrongThreadException.class, () -> arena.allocate(8, 8));
                        arena.takeOver();
                        assertEquals(
                                transferable && Rescoping.GRANTED ? retainedBytes : 0,
                                arena.stats().reservedBytes() * (Rescoping.GRANTED ? 1 : 0));
                        MemorySegment segment = arena.allocate(5000, 8);
                        assertEquals(0, segment.get(ValueLayout.JAVA_BYTE, 4999));
                        arena.clear();
                        ClearTest.assertStale(segment);
                        arena.handOver();
                    });
            arena.takeOver();
            arena.allocate(8, 8);
            arena.close();
        }
    }

    @Test
    void handingOverNeedsAnEmptyArenaAndTakingOverAFreeOne() throws InterruptedException {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("busy"))) {
            MemorySegment kept = arena.allocate(8, 8);
            assertEquals(
                    "arena is not empty: arena=busy usedBytes=" + arena.stats().usedBytes(),
                    assertThrows(IllegalStateException.class, arena::handOver).getMessage());
            kept.fill((byte) 1);
            arena.clear();
            try (ArenaFrame frame = arena.frame()) {
                assertNotNull(frame);
                assertThrows(IllegalStateException.class, arena::handOver);
            }
            assertEquals(
                    "arena was not handed over: arena=busy",
                    assertThrows(IllegalStateException.class, arena::takeOver).getMessage());
            inThread(
                    Thread.ofPlatform(),
                    () -> assertThrows(WrongThreadException.class, arena::takeOver));
        }
    }

    @Test
    void confinedMemoryOfTheCallerIsNotTakenOverByAnotherThread() throws InterruptedException {
        if (!Rescoping.GRANTED) {
            return; // The arena has memory of its own then.
        }
        try (Arena owner = Arena.ofConfined()) {
            BumpArena arena = BumpArena.over(owner.allocate(100), "lent");
            arena.handOver();
            inThread(
                    Thread.ofPlatform(),
                    () -> assertThrows(WrongThreadException.class, arena::takeOver));
            arena.takeOver();
            arena.close();
        }
    }

    /// Only this thread can release the memory later.
    @Test
    void anArenaIsNotHandedOverWhileANativeCallUsesItsMemory() throws Throwable {
        if (!Rescoping.GRANTED) {
            return; // Making a native call takes the access that is not granted here.
        }
        BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("busy"));
        arena.allocateOffset(8, 8);
        arena.rewind(0);
        MemorySegment numbers = arena.chunk().asSlice(0, 8);
        NativeCall.sort(
                numbers,
                () ->
                        assertEquals(
                                "memory is in use by a native call: arena=busy",
                                assertThrows(IllegalStateException.class, arena::handOver)
                                        .getMessage()));
        arena.allocate(8, 8).fill((byte) 1);
        arena.clear();
        arena.handOver();
        inThread(
                Thread.ofPlatform(),
                () -> {
                    arena.takeOver();
                    arena.allocate(8, 8).fill((byte) 1);
                    arena.close();
                });
    }

    @Test
    void anArenaOverMemoryOfAnotherThreadIsNotMade() throws InterruptedException {
        String name = FreshNames.of("rejected");
        try (Arena owner = Arena.ofConfined()) {
            MemorySegment memory = owner.allocate(100);
            inThread(
                    Thread.ofPlatform().name("stranger"),
                    () ->
                            assertEquals(
                                    "memory is confined to another thread: arena="
                                            + name
                                            + " caller=stranger",
                                    assertThrows(
                                                    WrongThreadException.class,
                                                    () -> BumpArena.over(memory, name))
                                            .getMessage()));
            assertFalse(ArenaTotals.byName().containsKey(name));
        }
    }

    @Test
    void anArenaOfAVirtualThreadIsItsOwnWhateverCarrierRunsIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> runs = new ArrayList<>();
            for (int pair = 0; pair < 4; pair++) {
                var meeting = new Exchanger<BumpArena>();
                runs.add(threads.submit(() -> useByTurns(meeting)));
                runs.add(threads.submit(() -> useByTurns(meeting)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    /// Uses an arena with pauses, in which other threads run on the same carrier, and tries to use
    /// theirs.
    private static @Nullable Void useByTurns(Exchanger<BumpArena> meeting) throws Exception {
        try (BumpArena mine = BumpArena.ofConfined()) {
            for (int round = 0; round < 100; round++) {
                MemorySegment segment = mine.allocate(8, 8);
                segment.set(ValueLayout.JAVA_LONG, 0, Thread.currentThread().threadId());
                BumpArena other = meeting.exchange(mine, 10, TimeUnit.SECONDS);
                assertThrows(WrongThreadException.class, () -> other.allocate(8, 8));
                assertThrows(WrongThreadException.class, other::clear);
                meeting.exchange(mine, 10, TimeUnit.SECONDS);
                assertEquals(
                        Thread.currentThread().threadId(), segment.get(ValueLayout.JAVA_LONG, 0));
                mine.clear();
                ClearTest.assertStale(segment);
            }
        }
        return null;
    }

    @Test
    void aSteadyLoadOfATransferableArenaReleasesNoSharedMemory() {
        ArenaOptions options = ArenaOptions.named("shared").withTransferable(true);
        try (BumpArena arena = BumpArena.ofConfined(options)) {
            for (int round = 0; round < 1000; round++) {
                arena.allocateOffset(5000, 8);
                arena.allocateOffset(5000, 8);
                if (Rescoping.GRANTED) {
                    // Their memory is confined where it has to end with them.
                    MemorySegment segment = arena.allocate(5000, 8);
                    assertFalse(segment.isAccessibleBy(new Thread()));
                    try (ArenaFrame frame = arena.frame()) {
                        frame.allocate(5000, 8);
                    }
                }
                arena.clear();
            }
            // Each of these would have stopped every thread for a moment, had it been given back.
            assertEquals(arena.stats().chunks(), arena.stats().sourceAllocations());
        }
    }

    private static void assertEachThrows(
            Class<? extends Throwable> expected, Object target, Set<String> exceptions) {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Method method : target.getClass().getMethods()) {
            if (method.getDeclaringClass() == Object.class
                    || Modifier.isStatic(method.getModifiers())
                    || exceptions.contains(method.getName())) {
                continue;
            }
            tried++;
            try {
                method.invoke(target, arguments(method));
                wrong.add(method + " returned");
            } catch (InvocationTargetException thrown) {
                if (!expected.isInstance(thrown.getCause())) {
                    wrong.add(method + " threw " + thrown.getCause());
                }
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(tried > 20, "tried=" + tried);
    }

    private static Object[] arguments(Method method) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameterTypes()[i]);
        }
        return arguments;
    }

    private static Object argument(Class<?> type) {
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
        }
        List<Object> samples =
                List.of(
                        (byte) 1,
                        (short) 1,
                        'x',
                        1,
                        1L,
                        1.0f,
                        1.0,
                        "text",
                        java.nio.charset.StandardCharsets.UTF_8,
                        MemorySegment.NULL,
                        ValueLayout.JAVA_BYTE,
                        ValueLayout.JAVA_SHORT,
                        ValueLayout.JAVA_CHAR,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_FLOAT,
                        ValueLayout.JAVA_DOUBLE,
                        ValueLayout.ADDRESS);
        for (Object sample : samples) {
            if (java.lang.invoke.MethodType.methodType(type)
                    .wrap()
                    .returnType()
                    .isInstance(sample)) {
                return sample;
            }
        }
        throw new AssertionError("no sample of " + type);
    }

    private static void inThread(Thread.Builder kind, Executable body) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread =
                kind.start(
                        () -> {
                            try {
                                body.execute();
                            } catch (Throwable thrown) {
                                failure.set(thrown);
                            }
                        });
        thread.join();
        if (failure.get() != null) {
            throw assertInstanceOf(AssertionError.class, new AssertionError(failure.get()));
        }
    }
}
