package dev.arenite.archive.derive;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What derived enums say of their variants. For generated code.
///
/// The type of a variant knows its fields, and describes itself as a struct of them; only the enum
/// knows that they lie behind a tag.
public final class DescribedVariants {

    /// The name of the content of a variant, that of the first field of a tuple.
    private static final String CONTENT = "0";

    private DescribedVariants() {}

    /// Returns a variant whose fields lie behind the tag one by one.
    ///
    /// @param name         the name of the variant
    /// @param tag          its tag
    /// @param type         its type, which describes itself as a struct
    /// @param earlierNames the names that it had
    public static TypeDescriber.Variant of(
            String name, int tag, ArchiveType<?, ?> type, String... earlierNames) {
        StructTaker struct = new StructTaker();
        type.describe(struct);
        return new TypeDescriber.Variant(
                name, tag, struct.fields, List.of(earlierNames), struct.makers);
    }

    /// Returns a variant whose fields lie behind the tag as a whole.
    ///
    /// @param name         the name of the variant
    /// @param tag          its tag
    /// @param type         its type, which describes itself as a struct
    /// @param earlierNames the names that it had
    public static TypeDescriber.Variant newtype(
            String name, int tag, ArchiveType<?, ?> type, String... earlierNames) {
        return new TypeDescriber.Variant(
                name,
                tag,
                List.of(new TypeDescriber.Field(CONTENT, type)),
                List.of(earlierNames),
                List.of(
                        new TypeDescriber.Maker(
                                List.of(CONTENT),
                                (fields, archive, place) -> fields.get(0, archive, place))));
    }

    /// Takes the fields of a struct; a derived variant describes itself as nothing else.
    private static final class StructTaker implements TypeDescriber {

        private final List<Field> fields = new ArrayList<>();
        private final List<Maker> makers = new ArrayList<>();

        private static IllegalArgumentException noStruct() {
            return new IllegalArgumentException("variant must describe itself as a struct");
        }

        @Override
        public void struct(String name, List<Field> fields, List<Maker> makers) {
            this.fields.addAll(fields);
            this.makers.addAll(makers);
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
        public void names(List<String> names, Map<String, String> earlierNames) {
            throw noStruct();
        }

        /// A variant whose constructor is run by the check is one that is adapted.
        @Override
        public void as(ArchiveType<?, ?> type, Function<?, ?> from) {
            type.describe(this);
        }

        @Override
        public void opaque(String name) {
            throw noStruct();
        }
    }
}
