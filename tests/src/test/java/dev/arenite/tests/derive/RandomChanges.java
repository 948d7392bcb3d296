package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.derive.Archivable;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Changes archived records in place, by each method that there is for it: the bytes are then those
/// of the record that was changed before it was archived.
///
/// @param name   the name of the record, for reports
/// @param type   its derived type
/// @param view   its view
/// @param random chooses elements
record RandomChanges(String name, ArchiveType<Object, ?> type, Class<?> view, Random random) {

    /// Gives a record the components of another one, one by one.
    void run(Object one, Object other) throws ReflectiveOperationException {
        if (!one.getClass().isRecord() || view.isInterface()) {
            return;
        }
        if (one.getClass().getAnnotation(Archivable.class).validated()) {
            // No constructor would see the change.
            assertThrows(
                    NoSuchMethodException.class,
                    () -> view.getMethod("mutable", MemorySegment.class));
            return;
        }
        RecordComponent[] components = one.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            for (Method method :
                    view.getMethod("mutable", MemorySegment.class).getReturnType().getMethods()) {
                if (method.getName().equals(components[i].getName())) {
                    run(one, i, method, components[i].getAccessor().invoke(other));
                }
            }
        }
    }

    /// Changes a component by one method.
    ///
    /// @param given the component of another record
    private void run(Object one, int index, Method method, Object given)
            throws ReflectiveOperationException {
        RecordComponent component = one.getClass().getRecordComponents()[index];
        Object own = component.getAccessor().invoke(one);
        int parameters = method.getParameterCount();
        if (method.getReturnType() == void.class && parameters == 1) {
            require(one, index, given, method, given);
        } else if (parameters != 2) {
            return;
        } else if (own instanceof List<?> list && given instanceof List<?> others) {
            if (!list.isEmpty() && !others.isEmpty()) {
                int at = random.nextInt(list.size());
                List<Object> changed = new ArrayList<>(list);
                changed.set(at, others.getFirst());
                require(one, index, changed, method, (long) at, others.getFirst());
            }
        } else if (own instanceof Map<?, ?> map && given instanceof Map<?, ?> others) {
            if (!map.isEmpty() && !others.isEmpty()) {
                Object key = map.keySet().toArray()[random.nextInt(map.size())];
                Object value = others.values().iterator().next();
                Map<Object, Object> changed = new LinkedHashMap<>(map);
                changed.put(key, value);
                require(one, index, changed, method, key, value);
            }
        } else if (Array.getLength(own) > 0 && Array.getLength(given) > 0) {
            int at = random.nextInt(Array.getLength(own));
            Object changed =
                    Array.newInstance(own.getClass().getComponentType(), Array.getLength(own));
            System.arraycopy(own, 0, changed, 0, Array.getLength(own));
            Array.set(changed, at, Array.get(given, 0));
            require(one, index, changed, method, (long) at, Array.get(given, 0));
        }
    }

    private void require(Object one, int index, Object changed, Method method, Object... arguments)
            throws ReflectiveOperationException {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] all = new Object[components.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i == index ? changed : components[i].getAccessor().invoke(one);
        }
        Constructor<?> made =
                one.getClass()
                        .getConstructor(
                                Arrays.stream(components)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
        byte[] archive = Archive.toBytes(type, one);
        Object mutable =
                view.getMethod("mutable", MemorySegment.class)
                        .invoke(null, MemorySegment.ofArray(archive));
        method.invoke(mutable, arguments);
        assertArrayEquals(
                Archive.toBytes(type, made.newInstance(all)), archive, name + "." + method);
    }
}
