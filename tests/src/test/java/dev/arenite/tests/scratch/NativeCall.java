package dev.arenite.tests.scratch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicReference;

/// A native call that uses memory, and calls back meanwhile.
final class NativeCall {

    private NativeCall() {}

    /// Sorts two equal numbers with the C library. Where native access is denied the test is
    /// skipped: there are no native calls then.
    ///
    /// @param numbers    8 bytes
    /// @param whileInUse run while the numbers are in use
    @SuppressWarnings("restricted")
    static void sort(MemorySegment numbers, Runnable whileInUse) {
        // What an upcall throws would end the JVM.
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<@Nullable Throwable>();
        Runnable caught =
                () -> {
                    try {
                        whileInUse.run();
                    } catch (Throwable failure) {
                        thrown.compareAndSet(null, failure);
                    }
                };
        try (Arena calls = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle compare =
                    MethodHandles.lookup()
                            .findStatic(
                                    NativeCall.class,
                                    "compare",
                                    MethodType.methodType(
                                            int.class,
                                            Runnable.class,
                                            MemorySegment.class,
                                            MemorySegment.class))
                            .bindTo(caught);
            MemorySegment stub =
                    linker.upcallStub(
                            compare,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                            calls);
            linker.downcallHandle(
                            linker.defaultLookup().find("qsort").orElseThrow(),
                            FunctionDescriptor.ofVoid(
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS))
                    .invokeExact(numbers, 2L, 4L, stub);
        } catch (IllegalCallerException denied) {
            assumeTrue(false, "native access is denied");
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
        if (thrown.get() != null) {
            throw new AssertionError(thrown.get());
        }
    }

    static int compare(Runnable whileInUse, MemorySegment left, MemorySegment right) {
        whileInUse.run();
        return 0;
    }
}
