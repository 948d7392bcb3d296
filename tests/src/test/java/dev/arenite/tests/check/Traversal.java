package dev.arenite.tests.check;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.map.ArchivedEntry;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.map.ArchivedSet;
import dev.arenite.archive.type.ArchivedPrimitives;
import dev.arenite.archive.type.ArchivedReference;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.ArchivedVariant;
import dev.arenite.tests.golden.GoldenReference;
import dev.arenite.tests.golden.GoldenVariant;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Uses an archive in every way there is. Nothing may throw once it has been accepted.
final class Traversal {

    /// One of the golden cases is deeper than the limit that is usual.
    private static final CheckLimits LIMITS = CheckLimits.DEFAULT.withMaxDepth(256);

    /// The targets of references that have been gone through.
    private final Set<Long> targets = new HashSet<>();

    private Traversal() {}

    static Optional<ArchiveViolation> check(ArchiveType<?, ?> type, MemorySegment archive) {
        long root = archive.byteSize() - type.placeBytes();
        return root < 0 ? Archive.check(type, archive) : Archive.check(type, archive, root, LIMITS);
    }

    /// Uses the view and the value at a position.
    ///
    /// @param probe another value of the type, whose keys are looked up as well
    static void useAll(ArchiveType<?, ?> type, MemorySegment archive, long root, Object probe) {
        Object view = type.view(archive, root);
        Object again = type.view(archive, root);
        require(view.equals(again) && again.equals(view), "view must equal itself", view);
        require(view.hashCode() == again.hashCode(), "hash codes must be equal", view);
        require(view.toString().equals(again.toString()), "texts must be equal", view);
        Object value = type.read(archive, root);
        require(value.equals(type.read(archive, root)), "values must be equal", value);
        new Traversal().use(view, value, probe);
    }

    private void use(Object view, Object value, Object probe) {
        switch (view) {
            case ArchivedString text -> useText(text, value);
            case ArchivedList<?> list when value instanceof List<?> values ->
                    useList(list, values, probe);
            case ArchivedStruct struct when value instanceof List<?> values ->
                    useFields(struct, values, probe);
            case ArchivedVariant variant when value instanceof GoldenVariant golden -> {
                require(variant.name().equals(golden.name()), "names must be equal", view);
                Object fields = probe instanceof GoldenVariant other ? other.fields() : List.of();
                useFields(variant.fields(), golden.fields(), fields);
            }
            case ArchivedReference<?> reference when value instanceof GoldenReference golden -> {
                if (targets.add(reference.position())) {
                    use(reference.get(), golden.value(), probe);
                }
            }
            case ArchivedMap<?, ?, ?> map -> useMap(map, (Map<?, ?>) value, probe);
            case ArchivedSet<?, ?> set -> useSet(set, (Set<?>) value, probe);
            case ArchivedPrimitives numbers -> useNumbers(numbers);
            case Optional<?> optional when value instanceof Optional<?> other ->
                    optional.ifPresent(
                            present -> use(present, other.orElseThrow(), Optional.empty()));
            default -> {}
        }
    }

    @SuppressWarnings(
            "SelfComparison") // That it does not throw, and is reflexive, is what is shown.
    private static void useText(ArchivedString text, Object value) {
        if (value instanceof String string) {
            require(text.contentEquals(string), "text must equal its string", text);
        }
        require(text.compareTo(text) == 0, "text must be as large as itself", text);
        require(text.utf8().byteSize() == text.byteSize(), "bytes must be those of the text", text);
    }

    private static void useNumbers(ArchivedPrimitives numbers) {
        MemorySegment all = numbers.asSegment();
        require(
                all.byteSize() == numbers.size() * numbers.elementBytes(),
                "bytes must be those of the numbers",
                numbers);
        for (long i = 0; i < numbers.size(); i++) {
            switch ((int) numbers.elementBytes()) {
                case Byte.BYTES -> numbers.getByte(i);
                case Short.BYTES -> numbers.getShort(i);
                case Integer.BYTES -> numbers.getFloat(i);
                default -> numbers.getDouble(i);
            }
        }
    }

    private void useList(ArchivedList<?> list, List<?> values, Object probe) {
        require(list.size() == values.size(), "sizes must be equal", list);
        long count = 0;
        for (Object element : list) {
            require(element.equals(list.get(count)), "iteration and index must agree", list);
            count++;
        }
        require(count == list.size(), "there must be as many elements as the size", list);
        for (int i = 0; i < values.size(); i++) {
            use(list.get(i), values.get(i), part(probe, i));
        }
    }

    private void useFields(ArchivedStruct struct, List<?> values, Object probe) {
        for (int i = 0; i < struct.size(); i++) {
            use(struct.get(i), values.get(i), part(probe, i));
        }
    }

    private static Object part(Object probe, int index) {
        return probe instanceof List<?> parts && index < parts.size()
                ? parts.get(index)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private void useMap(ArchivedMap<?, ?, ?> map, Map<?, ?> values, Object probe) {
        ArchivedMap<Object, ?, ?> lookup = (ArchivedMap<Object, ?, ?>) map;
        long count = 0;
        for (ArchivedEntry<?, ?> entry : map) {
            require(entry.toString() != null, "entries must have a text", entry);
            count++;
        }
        require(count == map.size(), "there must be as many entries as the size", map);
        for (Object key : values.keySet()) {
            require(lookup.get(key).isPresent(), "every key must be found", key);
            require(lookup.containsKey(key), "lookups agree", key);
        }
        require(values.size() == count, "no key must come twice", map);
        if (probe instanceof Map<?, ?> others) {
            for (Object key : others.keySet()) {
                require(
                        lookup.get(key).isPresent() == lookup.containsKey(key),
                        "lookups agree",
                        key);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void useSet(ArchivedSet<?, ?> set, Set<?> values, Object probe) {
        ArchivedSet<Object, ?> lookup = (ArchivedSet<Object, ?>) set;
        long count = 0;
        for (Object element : set) {
            require(element.toString() != null, "elements must have a text", element);
            count++;
        }
        require(count == set.size(), "there must be as many elements as the size", set);
        for (Object element : values) {
            require(lookup.contains(element), "every element must be found", element);
        }
        require(values.size() == count, "no element must come twice", set);
        if (probe instanceof Set<?> others) {
            others.forEach(lookup::contains);
        }
    }

    private static void require(boolean holds, String rule, Object what) {
        if (!holds) {
            throw new AssertionError(rule + ": " + what);
        }
    }
}
