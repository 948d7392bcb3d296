package dev.arenite.archive.processor;

import dev.arenite.archive.processor.StructModel.Component;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Writes classes of lists of numbers, truth values and letters, one for each component: an element
/// is read by an access of its own instead of by way of its type, which is not known to the
/// compiler where a process has lists of several.
final class NumberListSource {

    private NumberListSource() {}

    /// Returns the names of the classes of a struct.
    static Set<String> names(StructModel model) {
        Set<String> names = new HashSet<>();
        for (Component field : model.fields()) {
            if (isOwn(model, field)) {
                names.add(name(field));
            }
        }
        return names;
    }

    /// Whether a component has such a class. That of a generic record has none, as its types are
    /// those of its type, nor have two components whose names differ by a capital alone.
    static boolean isOwn(StructModel model, Component field) {
        Form.Row row = field.archived().row();
        if (row == null || row.isArray() || row.constants() != null || model.isGeneric()) {
            return false;
        }
        String name = name(field);
        boolean isTaken =
                model.fields().stream()
                        .anyMatch(other -> other != field && name(other).equals(name));
        return !isTaken && !name.equals(model.view());
    }

    static String name(Component field) {
        String component = field.name();
        return component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1) + "List";
    }

    static void add(Source out, Component field) {
        String view = field.archived().view();
        String element = view.substring(view.indexOf('<') + 1, view.lastIndexOf('>'));
        out.add(
                """

                private static final class %1$s extends @ArchivedList@<%2$s> {

                private final @ArchiveType@<?, %2$s> element;

                %1$s(@ArchivedList@<%2$s> list) {
                super(list.archive(), list.start(), list.size());
                element = list.element();
                }

                @Override
                public @ArchiveType@<?, %2$s> element() {
                return element;
                }
                """
                        .formatted(name(field), element));
        addGet(out, Objects.requireNonNull(field.archived().row()).scalar(), element);
        addIterator(out, element);
        out.add("}");
    }

    private static void addGet(Source out, Scalar scalar, String element) {
        out.add(
                """

                @Override
                public %s get(long index) {
                long at = start() + @Objects@.checkIndex(index, size()) * %d;
                return %s;
                }
                """
                        .formatted(element, scalar.bytes(), scalar.load("archive()", "at")));
    }

    private static void addIterator(Source out, String element) {
        out.add(
                """

                @Override
                public @Iterator@<%1$s> iterator() {
                return new @Iterator@<>() {
                private long next;

                @Override
                public boolean hasNext() {
                return next < size();
                }

                @Override
                public %1$s next() {
                if (!hasNext()) {
                throw new @NoSuchElementException@();
                }
                return get(next++);
                }
                };
                }
                """
                        .formatted(element));
    }
}
