package dev.arenite.tests;

import dev.arenite.scratch.Scratch;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Calls each method of an interface on an instance, found by reflection so that new ones are
/// included.
final class EveryMethod {

    private final Object instance;
    private final List<Method> methods;
    private final MemorySegment segment;

    private EveryMethod(Object instance, List<Method> methods, MemorySegment segment) {
        this.instance = instance;
        this.methods = methods;
        this.segment = segment;
    }

    /// Returns the methods of [Scratch].
    static EveryMethod ofScratch(Scratch scratch) {
        List<Method> methods =
                Arrays.stream(Scratch.class.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .sorted(Comparator.comparing(Method::getName))
                        .toList();
        return new EveryMethod(scratch, methods, scratch.push(8, 8));
    }

    /// Checks that each throws [WrongThreadException] in a platform thread and in a virtual one.
    void checkOtherThreads() throws InterruptedException {
        OtherThreads.check(() -> methods.forEach(this::checkWrongThread));
    }

    private void checkWrongThread(Method method) {
        Expect.expect(
                WrongThreadException.class,
                method.getName() + " called by another thread",
                () -> call(method));
    }

    /// Checks that each throws [IllegalStateException], with exceptions.
    void checkClosed(List<String> allowed) {
        for (Method method : methods) {
            if (!allowed.contains(method.getName())) {
                Expect.expect(
                        IllegalStateException.class,
                        method.getName() + " of a closed instance",
                        () -> call(method));
            }
        }
    }

    private void call(Method method) {
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
        try {
            method.invoke(instance, arguments);
        } catch (InvocationTargetException thrown) {
            throw rethrown(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object argument(Class<?> type) {
        if (type == MemorySegment.class) {
            return segment;
        }
        return type == long.class ? (Object) 8L : 0;
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
