package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What one type says of itself: a word of the format, and the types of its parts.
sealed interface Description {

    /// A type that has a name in the format.
    record Leaf(String name) implements Description {}

    /// Values made of others in one of the usual ways.
    record Form(String name, List<ArchiveType<?, ?>> parts) implements Description {}

    /// Sequences of a length that belongs to the type.
    record Array(ArchiveType<?, ?> element, long length) implements Description {}

    /// References that share their targets with those of the same type.
    record Shared(ArchiveType<?, ?> references, ArchiveType<?, ?> pointer) implements Description {}

    /// Values that may be absent, with bytes that stand for absence.
    record Niche(String kind, long offset, long bytes, ArchiveType<?, ?> inner)
            implements Description {}

    /// Structs.
    record Struct(String name, List<TypeDescriber.Field> fields, List<TypeDescriber.Maker> makers)
            implements Description {}

    /// Enums.
    record Enumeration(String name, List<TypeDescriber.Variant> variants) implements Description {}

    /// Texts, each one of some names.
    record Names(List<String> names, Map<String, String> earlier) implements Description {}

    /// Values that are archived as those of another type.
    record As(ArchiveType<?, ?> type, Function<?, ?> from) implements Description {}

    /// Values of which nothing is known.
    record Opaque(String name) implements Description {}

    /// Returns what a type says.
    ///
    /// @param format told the format, if the type says one
    /// @throws SchemaException if it says nothing, or more than one thing
    static Description of(ArchiveType<?, ?> type, FormatListener format) {
        Taker taker = new Taker(type, format);
        type.describe(taker);
        return taker.taken();
    }

    /// Is told the formats of types.
    interface FormatListener {
        void format(ArchiveFormat format);
    }

    /// Takes what one type says.
    final class Taker implements TypeDescriber {

        private final ArchiveType<?, ?> type;
        private final FormatListener formats;
        private @Nullable Description taken;

        private Taker(ArchiveType<?, ?> type, FormatListener formats) {
            this.type = type;
            this.formats = formats;
        }

        private Description taken() {
            if (taken == null) {
                throw refusal("type must describe itself");
            }
            return taken;
        }

        private void take(Description description) {
            if (taken != null) {
                throw refusal("type must describe itself once");
            }
            taken = description;
        }

        private SchemaException refusal(String rule) {
            return new SchemaException(rule + ": class=" + type.getClass().getName());
        }

        @Override
        public void format(ArchiveFormat format) {
            formats.format(format);
        }

        @Override
        public void leaf(String name) {
            take(new Leaf(name));
        }

        @Override
        public void form(String form, ArchiveType<?, ?>... parts) {
            take(new Form(form, List.of(parts)));
        }

        @Override
        public void array(ArchiveType<?, ?> element, long length) {
            take(new Array(element, length));
        }

        @Override
        public void shared(ArchiveType<?, ?> references, ArchiveType<?, ?> pointer) {
            take(new Shared(references, pointer));
        }

        @Override
        public void niche(String kind, long offset, long bytes, ArchiveType<?, ?> inner) {
            take(new Niche(kind, offset, bytes, inner));
        }

        @Override
        public void struct(String name, List<Field> fields, List<Maker> makers) {
            take(new Struct(name, List.copyOf(fields), List.copyOf(makers)));
        }

        @Override
        public void enumeration(String name, List<Variant> variants) {
            take(new Enumeration(name, List.copyOf(variants)));
        }

        @Override
        public void names(List<String> names, Map<String, String> earlierNames) {
            take(new Names(List.copyOf(names), Map.copyOf(earlierNames)));
        }

        @Override
        public void as(ArchiveType<?, ?> other, Function<?, ?> from) {
            take(new As(other, from));
        }

        @Override
        public void opaque(String name) {
            take(new Opaque(name));
        }
    }
}
