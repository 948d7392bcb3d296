package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.util.ArrayList;
import java.util.List;

/// What derived enums say of their variants. For generated code.
///
/// The type of a variant knows its fields, and describes itself as a struct of them; only the enum
/// knows that they lie behind a tag.
public final class DescribedVariants {

    private DescribedVariants() {}

    /// Returns a variant whose fields lie behind the tag one by one.
    ///
    /// @param name the name of the variant
    /// @param tag  its tag
    /// @param type its type, which describes itself as a struct
    public static TypeDescriber.Variant of(String name, int tag, ArchiveType<?, ?> type) {
        StructFields fields = new StructFields();
        type.describe(fields);
        return new TypeDescriber.Variant(name, tag, fields.taken);
    }

    /// Returns a variant whose fields lie behind the tag as a whole.
    ///
    /// @param name the name of the variant
    /// @param tag  its tag
    /// @param type its type, which describes itself as a struct
    public static TypeDescriber.Variant newtype(String name, int tag, ArchiveType<?, ?> type) {
        return new TypeDescriber.Variant(name, tag, List.of(new TypeDescriber.Field("0", type)));
    }

    /// Takes the fields of a struct; a derived variant describes itself as nothing else.
    private static final class StructFields implements TypeDescriber {

        private final List<Field> taken = new ArrayList<>();

        private static IllegalArgumentException noStruct() {
            return new IllegalArgumentException("variant must describe itself as a struct");
        }

        @Override
        public void struct(String name, List<Field> fields) {
            taken.addAll(fields);
        }

        @Override
        public void format(ArchiveFormat format) {
            throw noStruct();
        }

        @Override
        public void leaf(String name) {
            throw noStruct();
        }

        @Override
        public void form(String form, ArchiveType<?, ?>... parts) {
            throw noStruct();
        }

        @Override
        public void array(ArchiveType<?, ?> element, long length) {
            throw noStruct();
        }

        @Override
        public void shared(ArchiveType<?, ?> references, ArchiveType<?, ?> pointer) {
            throw noStruct();
        }

        @Override
        public void niche(String kind, long offset, long bytes, ArchiveType<?, ?> inner) {
            throw noStruct();
        }

        @Override
        public void enumeration(String name, List<Variant> variants) {
            throw noStruct();
        }

        @Override
        public void names(List<String> names) {
            throw noStruct();
        }

        /// A variant whose constructor is run by the check is one that is adapted.
        @Override
        public void as(ArchiveType<?, ?> type) {
            type.describe(this);
        }

        @Override
        public void opaque(String name) {
            throw noStruct();
        }
    }
}
