package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.tests.derive.DescribedType;
import dev.arenite.tests.golden.CheckedRead;
import dev.arenite.tests.golden.GoldenCase;
import dev.arenite.tests.golden.GoldenTypes;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The type of an archive that is exchanged: combined at run time, or derived from declarations.
/// Its values are golden ones either way.
sealed interface ExchangedType {

    /// Makes the type of an archive.
    @FunctionalInterface
    interface Maker {
        ExchangedType type(GoldenCase exchanged);
    }

    /// Returns the type itself, of values of its own.
    ArchiveType<Object, Object> type();

    /// Returns the value of the type that stands for a golden one.
    Object own(Object golden);

    /// Returns the golden value that a value of the type stands for.
    Object golden(Object own);

    /// Returns what is described, of a value or a view of the type.
    Object described(Object value);

    /// Returns the type of a struct or an enum that is named, or empty if it has none of its own.
    Optional<ArchiveType<Object, Object>> named(JsonNode reference);

    /// Returns an archive.
    default byte[] write(Object golden) {
        return Archive.toBytes(type(), own(golden), CheckedRead.DEEP);
    }

    /// Returns the golden value of an archive, after a check.
    default Object read(MemorySegment archive) {
        return golden(CheckedRead.read(type(), archive));
    }

    /// A type made of the combinators.
    ///
    /// @param type  the type of the root
    /// @param types makes the types of definitions
    record Combined(ArchiveType<Object, Object> type, GoldenTypes types) implements ExchangedType {

        static Combined of(GoldenCase exchanged, ArchiveTypes types) {
            GoldenTypes named = new GoldenTypes(types, exchanged.sidecar().get("defs"));
            return new Combined(named.type(exchanged.sidecar().get("type")), named);
        }

        @Override
        public Object own(Object golden) {
            return golden;
        }

        @Override
        public Object golden(Object own) {
            return own;
        }

        @Override
        public Object described(Object value) {
            return value;
        }

        @Override
        public Optional<ArchiveType<Object, Object>> named(JsonNode reference) {
            return Optional.of(types.type(reference));
        }
    }

    /// A type of declarations.
    ///
    /// @param derived the type of the root, and the conversion of values
    record Derived(DescribedType derived) implements ExchangedType {

        @Override
        public ArchiveType<Object, Object> type() {
            return derived.type();
        }

        @Override
        public Object own(Object golden) {
            return derived.declared(golden);
        }

        @Override
        public Object golden(Object own) {
            return derived.golden(own);
        }

        @Override
        public Object described(Object value) {
            return derived.described(value);
        }

        @Override
        public Optional<ArchiveType<Object, Object>> named(JsonNode reference) {
            return derived.type(reference);
        }
    }
}
