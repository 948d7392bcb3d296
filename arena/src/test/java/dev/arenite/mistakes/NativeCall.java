package dev.arenite.mistakes;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// A native call that uses memory of an arena, and calls back meanwhile.
public final class NativeCall {

    private NativeCall() {}

    /// Sorts numbers with the C library.
    ///
    /// @param numbers    at least two ints
    /// @param whileInUse run at each comparison, while the numbers are in use
    @SuppressWarnings("restricted")
    public static void sort(MemorySegment numbers, Runnable whileInUse) throws Throwable {
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
                        .bindTo(whileInUse);
        try (Arena calls = Arena.ofConfined()) {
            var pointer = ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT);
            MemorySegment stub =
                    linker.upcallStub(
                            compare,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, pointer, pointer),
                            calls);
            linker.downcallHandle(
                            linker.defaultLookup().find("qsort").orElseThrow(),
                            FunctionDescriptor.ofVoid(
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS))
                    .invokeExact(numbers, numbers.byteSize() / 4, 4L, stub);
        }
    }

    static int compare(Runnable whileInUse, MemorySegment left, MemorySegment right) {
        whileInUse.run();
        return Integer.compare(
                left.get(ValueLayout.JAVA_INT, 0), right.get(ValueLayout.JAVA_INT, 0));
    }
}
