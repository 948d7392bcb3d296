package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything about a type that the bytes of its archives depend on: kinds, names, tags, widths,
/// niches, sharing and recursion. Offsets, sizes and alignments follow from them ([#placeOf],
/// [#offsets]).
///
/// A plain value: it knows no Java class, and outlives the type that it was made of. Names of
/// definitions are for people; two schemas that differ only in them have one fingerprint, but are
/// not equal. Rules of one's own ([dev.arenite.archive.type.AdaptedType#where]) are not part of it.
///
/// Immutable, and may be used by any thread.
///
/// @param format      the format, which matters if there is a pointer, a length or a `usize`
/// @param root        the values of the type
/// @param definitions the parts that have a name, by name: those that contain themselves, and
///     records and enums that say a name. Every one is referred to
public record ArchiveSchema(
        ArchiveFormat format, SchemaNode root, Map<String, SchemaNode> definitions) {

    /// Makes a schema.
    ///
    /// @throws SchemaException if it breaks a rule of FORMAT 12.2 to 12.4: a name that is empty,
    ///     too long or has control characters, a name that comes twice or is not defined,
    ///     a definition that contains itself without a pointer, a place or a schema that is too
    ///     large
    public ArchiveSchema {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(root, "root");
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        new SchemaRules(format, root, definitions).check();
    }

    /// Returns the schema of a type.
    ///
    /// @throws SchemaException if the type cannot be described within the rules, its parts belong
    ///     to different formats, or it says of itself a size or an alignment that it does not have
    public static ArchiveSchema of(ArchiveType<?, ?> type) {
        return new DescribedTypes().schema(type);
    }

    /// Returns the schema with a text ([#toString()], FORMAT 12.5).
    ///
    /// @throws SchemaException if the text is none of a schema; the message has the line
    public static ArchiveSchema parse(String text) {
        return new SchemaParser(text).schema();
    }

    /// Returns the schema of a binary form ([#toBytes()], FORMAT 12.7).
    ///
    /// @param bytes the whole form, nothing else
    /// @throws SchemaException if the schema breaks a rule, or the form is too large
    /// @throws dev.arenite.archive.ArchiveFormatException if the bytes are not the archive of one
    public static ArchiveSchema fromBytes(MemorySegment bytes) {
        return SchemaArchive.read(bytes);
    }

    /// Returns the binary form: an archive in the standard format, whatever format the schema is
    /// of.
    public byte[] toBytes() {
        return SchemaArchive.write(this);
    }

    /// Returns the fingerprint. It depends on everything that changes a byte or a meaning, names of
    /// fields and variants included, but not on the names of definitions, nor on whether a part is
    /// written out or referred to by name; only of parts that contain themselves does it depend on
    /// whether one that is used twice is one definition.
    public SchemaFingerprint fingerprint() {
        return new CanonicalForm(this).fingerprint();
    }

    /// Returns size and alignment of a root's place.
    public SchemaPlace place() {
        return placeOf(root);
    }

    /// Returns size and alignment of a place.
    ///
    /// @param node a part of this schema
    /// @throws SchemaException if it is none, and does not fit in
    public SchemaPlace placeOf(SchemaNode node) {
        return new SchemaLayout(format, definitions).placeOf(node);
    }

    /// Returns the offsets of fields in bytes from the start of the place.
    ///
    /// @param fields    the fields of a struct or a variant of this schema
    /// @param firstByte the number of bytes before the fields: 0 in a struct, 1 in a variant
    /// @throws SchemaException if they are none, and do not fit in
    public List<Long> offsets(List<SchemaNode.Field> fields, int firstByte) {
        return new SchemaLayout(format, definitions).offsets(fields, firstByte);
    }

    /// Returns the definition that a part refers to, or the part if it refers to none.
    ///
    /// @throws SchemaException if it refers to a definition that is not in this schema
    public SchemaNode resolved(SchemaNode node) {
        return SchemaLayout.resolved(definitions, node);
    }

    /// Returns a type for archives of this schema, whose classes one need not have.
    ///
    /// | part | values |
    /// |---|---|
    /// | leaf | those of the method of `ArchiveTypes` with its name: [Long] for `u32` |
    /// | struct | `Map<String, Object>`, the fields in their order |
    /// | tuple | `List<Object>` |
    /// | enum, enum by name | [NamedVariant], [String] |
    /// | list, array, slice; map; set | [List], [Map], [java.util.Set] |
    /// | absence | [java.util.Optional] |
    /// | inclusive range | [dev.arenite.archive.type.Range] |
    /// | reference | [SharedValue]; text and slices are shared as they are |
    ///
    /// Views have names. The check is that of the type that the schema was made of, without the
    /// rules that users gave it.
    ///
    /// @throws SchemaException if a part says nothing of itself ([SchemaNode.Opaque]), or a key
    ///     is of a type that is none, or has a hash of its own
    public ArchiveType<Object, ?> type() {
        return new SchemaTypes(this).root();
    }

    /// Returns a type that checks and reads archives of an older schema as values of a type of
    /// today.
    ///
    /// | change since the older schema | values of today |
    /// |---|---|
    /// | another order, or another [name][dev.arenite.archive.derive.Was] | are found by name |
    /// | a component that is gone | is skipped, and still checked |
    /// | a new component | is its default (see below) |
    /// | a wider integer, `f32` as `f64`, an integer that may be 0 now | the same number |
    /// | a value that may be absent now | is present |
    /// | other tags of variants and constants | are found by name |
    /// | a record that is a variant of a sealed interface now | that variant, by its name |
    /// | another kind of sequence, map or set; a pointer more or less | the same elements |
    ///
    /// A new component has the value of its [annotation][dev.arenite.archive.derive.Default], an
    /// empty `Optional`, or the value that a constructor without the component gives it.
    /// Everything else is refused at once. Parts that have not changed are read by the type of
    /// today itself; views are those of the older schema, whose names they have. Rules of today's
    /// type ([dev.arenite.archive.type.AdaptedType#where]) are not applied to parts that have
    /// changed, but a constructor that refuses a value is an
    /// [ArchiveReadException][dev.arenite.archive.ArchiveReadException] as always, and so are keys
    /// of a map that differ in the archive and not today. Views of maps whose keys have changed are
    /// iterated, not looked up.
    ///
    /// @param older the schema of the archives
    /// @param today the type of the values
    /// @return the type, whose schema is the older one, and which is `today` if nothing has
    ///     changed. Otherwise values are not written by it: an attempt is an
    ///     [ArchiveValueException][dev.arenite.archive.ArchiveValueException]
    /// @throws UnresolvedSchemaException if something cannot be read as a value of today, with
    ///     every reason
    /// @throws SchemaException if the type of today cannot be described
    /// @throws NullPointerException if one of both is null
    public static <T> ArchiveType<T, Object> resolve(ArchiveSchema older, ArchiveType<T, ?> today) {
        Objects.requireNonNull(older, "older");
        return new SchemaResolver(older).resolve(Objects.requireNonNull(today, "today"));
    }

    /// Returns what a newer schema has changed, in words, each difference a line such as
    /// `Order.note is new, absent in old archives`. Empty if archives of both mean the same.
    public List<String> differences(ArchiveSchema newer) {
        return new SchemaDifference(this, newer).lines();
    }

    /// Returns the text form, which [#parse] reads (FORMAT 12.5).
    @Override
    public String toString() {
        return new SchemaPrinter().print(this);
    }
}
