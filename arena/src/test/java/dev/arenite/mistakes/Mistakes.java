package dev.arenite.mistakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.arenite.arena.ArenaFrame;
import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.ArenaStats;
import dev.arenite.arena.ArenaTotals;
import dev.arenite.arena.BumpArena;

import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Mistakes, each made in a JVM of its own. They are outside the package of the arena, as a user
/// is.
public final class Mistakes {

    private Mistakes() {}

    public static void main(String[] arguments) throws Throwable {
        try {
            make(arguments[0]);
            System.out.println("nothing found");
        } catch (IllegalStateException found) {
            System.out.println(found.getMessage());
        }
    }

    /// Makes a mistake.
    ///
    /// @throws IllegalStateException if the arena finds it
    public static void make(String mistake) throws Throwable {
        switch (mistake) {
            case "overrun" -> overrun();
            case "overrunInFrame" -> overrunInFrame();
            case "writeAfterClear" -> writeAfterClear();
            case "writeAfterRewind" -> writeAfterRewind();
            case "writeAfterInnerFrame" -> writeAfterInnerFrame();
            case "writeAfterOuterFrame" -> writeAfterOuterFrame();
            case "endWhileInUse" -> endWhileInUse();
            case "callFromCleanup" -> callFromCleanup();
            case "forget" -> forget(Mistakes::makeAndForget);
            case "forgetInThread" -> forget(Mistakes::makeAndForgetInThread);
            case "closeProperly" -> closeProperly();
            case "closeWithFailingCleanup" -> closeWithFailingCleanup();
            case "makeTwo" -> makeTwo();
            case "record" -> NotRetained.record();
            default -> work();
        }
    }

    private static void overrun() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"))) {
            arena.allocateOffset(1, 1);
            arena.clear();
            arena.allocate(16, 8);
            arena.chunk().set(ValueLayout.JAVA_BYTE, 17, (byte) 1);
            arena.clear();
        }
    }

    private static void overrunInFrame() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"));
                ArenaFrame frame = arena.frame()) {
            MemorySegment wider = frame.allocate(64, 8);
            MemorySegment block = frame.tryShrink(wider, 16);
            wider.set(ValueLayout.JAVA_BYTE, 16, (byte) (block == null ? 0 : 1));
        }
    }

    private static void writeAfterClear() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"))) {
            arena.allocateOffset(100, 1);
            MemorySegment chunk = arena.chunk();
            arena.clear();
            chunk.set(ValueLayout.JAVA_BYTE, 40, (byte) 1);
            arena.allocateOffset(100, 1);
        }
    }

    private static void writeAfterRewind() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"))) {
            MemorySegment chunk = rawChunk(arena);
            arena.allocateOffset(16, 1);
            arena.rewind(0);
            chunk.set(ValueLayout.JAVA_BYTE, 4, (byte) 1);
            arena.allocateOffset(16, 1);
        }
    }

    private static void writeAfterInnerFrame() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"))) {
            MemorySegment chunk = rawChunk(arena);
            try (ArenaFrame outer = arena.frame()) {
                outer.allocate(8, 8);
                try (ArenaFrame inner = arena.frame()) {
                    inner.allocate(16, 8);
                }
                chunk.set(ValueLayout.JAVA_BYTE, 20, (byte) 1);
                outer.allocate(16, 8);
            }
        }
    }

    private static void writeAfterOuterFrame() {
        try (BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("mistaken"))) {
            MemorySegment chunk = rawChunk(arena);
            try (ArenaFrame outer = arena.frame()) {
                outer.allocate(8, 8);
                useFrame(arena);
            }
            chunk.set(ValueLayout.JAVA_BYTE, 4, (byte) 1);
            arena.allocate(32, 8);
        }
    }

    private static void useFrame(BumpArena arena) {
        try (ArenaFrame inner = arena.frame()) {
            inner.allocate(16, 8);
        }
    }

    private static MemorySegment rawChunk(BumpArena arena) {
        arena.allocateOffset(1, 1);
        arena.rewind(0);
        return arena.chunk();
    }

    /// Ends everything that can be ended while native code uses memory of a frame.
    private static void endWhileInUse() throws Throwable {
        try (BumpArena arena = BumpArena.ofConfined()) {
            MemorySegment before = arena.allocate(8, 8);
            ArenaFrame frame = arena.frame();
            MemorySegment numbers = frame.allocateFrom(ValueLayout.JAVA_INT, 3, 1, 2);
            NativeCall.sort(numbers, () -> endInUse(arena, frame));
            check(numbers.scope().isAlive(), "the frame has ended");
            check(numbers.getAtIndex(ValueLayout.JAVA_INT, 2) == 3, "contents changed");
            check(before.scope().isAlive(), "the generation has ended");
            frame.allocate(8, 8).fill((byte) 1);
            arena.clear();
            check(!numbers.scope().isAlive(), "a segment is alive after clear");
            check(arena.stats().usedBytes() == 0, "something is used after clear");
            arena.allocate(8, 8).fill((byte) 1);
        }
        System.out.println("granted=" + BumpArena.class.getModule().isNativeAccessEnabled());
    }

    private static void endInUse(BumpArena arena, ArenaFrame used) {
        ArenaStats stats = arena.stats();
        refuse(used::close);
        for (Runnable end : List.<Runnable>of(arena::clear, arena::close)) {
            ArenaFrame inner = arena.frame();
            MemorySegment segment = inner.allocate(8, 8);
            refuse(end);
            check(!segment.scope().isAlive(), "the frame inside has not ended");
            check(stats.usedBytes() == arena.stats().usedBytes(), "usage changed");
        }
        check(stats.clears() == arena.stats().clears(), "a refused clear counts");
    }

    /// Calls an arena from the cleanup action of a frame of it.
    @SuppressWarnings("restricted")
    private static void callFromCleanup() {
        BumpArena arena = BumpArena.ofConfined(ArenaOptions.named("called"));
        MemorySegment outside = arena.allocate(8, 8);
        ArenaFrame frame = arena.frame();
        List<Runnable> calls =
                List.of(arena::frame, arena::clear, arena::close, frame::close, arena::handOver);
        frame.allocate(8, 8)
                .reinterpret(frame, _ -> calls.forEach(Mistakes::refuse))
                .fill((byte) 1);
        frame.close();
        check(outside.scope().isAlive(), "the generation has ended");
        arena.allocate(8, 8).fill((byte) 1);
        arena.close();
        refuse(arena::frame);
        check(!ArenaTotals.byName().containsKey("called"), "counted after its end");
        System.out.println("granted=" + BumpArena.class.getModule().isNativeAccessEnabled());
    }

    private static void refuse(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException refused) {
            return;
        }
        throw new AssertionError("not refused");
    }

    private static void check(boolean holds, String broken) {
        if (!holds) {
            throw new AssertionError(broken);
        }
    }

    private static void forget(Runnable mistake) throws InterruptedException {
        CountDownLatch reported = new CountDownLatch(1);
        PrintStream error = System.err;
        System.setErr(
                new PrintStream(error, true, UTF_8) {
                    @Override
                    public void println(Object text) {
                        super.println(text);
                        reported.countDown();
                    }
                });
        mistake.run();
        while (!reported.await(10, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void makeAndForget() {
        BumpArena.ofConfined(ArenaOptions.named("forgotten")).allocate(8, 8);
    }

    private static void makeAndForgetInThread() {
        Thread.ofPlatform().start(Mistakes::makeAndForget);
    }

    private static void closeProperly() {
        for (int i = 0; i < 20; i++) {
            BumpArena.ofConfined().close();
            System.gc();
        }
    }

    private static void closeWithFailingCleanup() {
        for (int i = 0; i < 20; i++) {
            closeOneWithFailingCleanup();
            System.gc();
        }
    }

    @SuppressWarnings("restricted")
    private static void closeOneWithFailingCleanup() {
        BumpArena arena = BumpArena.ofConfined();
        ArenaFrame frame = arena.frame();
        frame.allocate(8, 8)
                .reinterpret(
                        frame,
                        _ -> {
                            throw new IllegalStateException("mine");
                        })
                .fill((byte) 1);
        refuse(arena::close);
    }

    /// Makes arenas, of which each says what is wrong.
    private static void makeTwo() {
        for (int i = 0; i < 2; i++) {
            try {
                BumpArena.ofConfined().close();
            } catch (IllegalArgumentException invalid) {
                System.out.println(invalid.getMessage());
            }
        }
    }

    private static void work() {
        for (int i = 0; i < 3; i++) {
            try (BumpArena arena = BumpArena.ofConfined()) {
                arena.allocate(100_000, 64);
                try (ArenaFrame frame = arena.frame()) {
                    frame.allocate(8, 8);
                }
                arena.clear();
                arena.allocateFrom("text");
            }
        }
    }
}
