package dev.arenite.tests;

import dev.arenite.scratch.Scratch;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Calls each method of an interface on an instance, found by reflection so that new ones are
/// included, with valid arguments and with arguments that leave nothing to do.
final class EveryMethod {

    private static final Map<Class<?>, Object> LAYOUTS =
            Map.of(
                    MemoryLayout.class, ValueLayout.JAVA_LONG,
                    ValueLayout.class, ValueLayout.JAVA_BYTE,
                    ValueLayout.OfByte.class, ValueLayout.JAVA_BYTE,
                    ValueLayout.OfChar.class, ValueLayout.JAVA_CHAR,
                    ValueLayout.OfShort.class, ValueLayout.JAVA_SHORT,
                    ValueLayout.OfInt.class, ValueLayout.JAVA_INT,
                    ValueLayout.OfLong.class, ValueLayout.JAVA_LONG,
                    ValueLayout.OfFloat.class, ValueLayout.JAVA_FLOAT,
                    ValueLayout.OfDouble.class, ValueLayout.JAVA_DOUBLE,
                    AddressLayout.class, ValueLayout.ADDRESS);

    private final Object instance;
    private final List<Call> calls;

    private EveryMethod(Object instance, List<Call> calls) {
        this.instance = instance;
        this.calls = calls;
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Call(Method method, Object[] arguments) {
        @Override
        public String toString() {
            return method.getName() + Arrays.deepToString(arguments);
        }
    }

    /// Returns the calls of [Scratch]. A block is pushed and a frame opened for their arguments.
    static EveryMethod ofScratch(Scratch scratch) {
        MemorySegment block = scratch.push(8, 8);
        long frame = scratch.enter();
        int mark = scratch.mark();
        List<Call> calls = new ArrayList<>();
        for (Method method : methods(Scratch.class)) {
            long number = method.getName().equals("leave") ? frame : 8;
            Map<Class<?>, List<?>> arguments =
                    Map.of(
                            long.class, List.of(number),
                            int.class, List.of(0, mark),
                            MemorySegment.class, List.of(block));
            addCalls(method, arguments, calls);
        }
        return new EveryMethod(scratch, calls);
    }

    /// Returns the calls of [SegmentAllocator].
    static EveryMethod ofAllocator(SegmentAllocator allocator) {
        Map<Class<?>, List<?>> arguments =
                Map.of(
                        long.class, List.of(8L),
                        MemorySegment.class, List.of(Arena.ofAuto().allocate(64)),
                        String.class, List.of("ab", ""),
                        Charset.class, List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE));
        List<Call> calls = new ArrayList<>();
        for (Method method : methods(SegmentAllocator.class)) {
            addCalls(method, arguments, calls);
        }
        return new EveryMethod(allocator, calls);
    }

    private static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /// Adds a call with each combination of arguments.
    private static void addCalls(
            Method method, Map<Class<?>, List<?>> arguments, List<Call> calls) {
        List<Object[]> combinations = new ArrayList<>();
        combinations.add(new Object[0]);
        for (Class<?> type : method.getParameterTypes()) {
            List<Object[]> longer = new ArrayList<>();
            for (Object[] combination : combinations) {
                for (Object argument : arguments(type, arguments)) {
                    Object[] extended = Arrays.copyOf(combination, combination.length + 1);
                    extended[combination.length] = argument;
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        combinations.forEach(combination -> calls.add(new Call(method, combination)));
    }

    private static List<?> arguments(Class<?> type, Map<Class<?>, List<?>> arguments) {
        if (arguments.containsKey(type)) {
            return arguments.get(type);
        }
        Object layout = LAYOUTS.get(type);
        if (layout != null) {
            return List.of(layout);
        } else if (type.isArray()) {
            Class<?> element = type.getComponentType();
            return List.of(Array.newInstance(element, 3), Array.newInstance(element, 0));
        } else if (type.isPrimitive()) {
            return List.of(Array.get(Array.newInstance(type, 1), 0));
        }
        throw new AssertionError("no argument known: type=" + type);
    }

    /// Checks that each call throws [WrongThreadException] in a platform thread and in a virtual
    /// one.
    void checkOtherThreads() throws InterruptedException {
        OtherThreads.check(
                () ->
                        calls.forEach(
                                call ->
                                        Expect.expect(
                                                WrongThreadException.class,
                                                call + " by another thread",
                                                () -> invoke(call))));
    }

    /// Checks that each call throws [IllegalStateException], except those of the allowed methods.
    void checkClosed(List<String> allowed) {
        for (Call call : calls) {
            if (!allowed.contains(call.method.getName())) {
                Expect.expect(
                        IllegalStateException.class,
                        call + " of a closed instance",
                        () -> invoke(call));
            }
        }
    }

    /// Performs each call and returns the segments that the calls return.
    List<MemorySegment> segments() {
        return calls.stream().map(this::invoke).map(MemorySegment.class::cast).toList();
    }

    private @Nullable Object invoke(Call call) {
        try {
            return call.method.invoke(instance, call.arguments);
        } catch (InvocationTargetException thrown) {
            throw rethrown(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
