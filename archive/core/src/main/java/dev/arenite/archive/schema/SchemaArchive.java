package dev.arenite.archive.schema;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.CheckLimits;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedVariant;
import dev.arenite.archive.type.StructType;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The binary form of schemas: an archive (FORMAT 12.7).
final class SchemaArchive {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private static final int VERSION = 1;

    private static final long MAX_BYTES = 1 << 22;

    /// A part is behind at most three pointers of the one around it, that of an enum. Names are
    /// objects as well.
    private static final CheckLimits LIMITS =
            new CheckLimits(3 * SchemaRules.MAX_LEVELS + 8, 4L * SchemaRules.MAX_PARTS);

    private static final ArchiveType<SchemaNode, ArchivedVariant> NODE =
            TYPES.recursive(SchemaArchive::node);

    private static final StructType<Named> DEFINITION =
            TYPES.<Named>struct()
                    .field("name", TYPES.string(), Named::name)
                    .field("node", NODE, Named::node)
                    .build(fields -> new Named(fields.get(0), fields.get(1)));

    private static final StructType<Form> SCHEMA =
            TYPES.<Form>struct()
                    .field("version", TYPES.u8(), Form::version)
                    .field("pointer_bytes", TYPES.u8(), Form::pointerBytes)
                    .field("root", NODE, Form::root)
                    .field("definitions", TYPES.list(DEFINITION), Form::definitions)
                    .build(
                            fields ->
                                    new Form(
                                            fields.<Integer>get(0),
                                            fields.<Integer>get(1),
                                            fields.get(2),
                                            fields.get(3)));

    /// A definition.
    private record Named(String name, SchemaNode node) {}

    /// A schema as it is archived.
    private record Form(int version, int pointerBytes, SchemaNode root, List<Named> definitions) {}

    private SchemaArchive() {}

    static byte[] write(ArchiveSchema schema) {
        List<Named> definitions =
                schema.definitions().entrySet().stream()
                        .map(definition -> new Named(definition.getKey(), definition.getValue()))
                        .toList();
        Form form = new Form(VERSION, schema.format().pointerBytes(), schema.root(), definitions);
        return Archive.toBytes(SCHEMA, form, LIMITS);
    }

    static ArchiveSchema read(MemorySegment bytes) {
        if (bytes.byteSize() > MAX_BYTES) {
            throw new SchemaException(
                    "schema must not be larger: byteSize="
                            + bytes.byteSize()
                            + " limit="
                            + MAX_BYTES);
        }
        return schema(form(bytes));
    }

    private static Form form(MemorySegment bytes) {
        try {
            return Archive.read(SCHEMA, bytes, LIMITS);
        } catch (ArchiveReadException failure) {
            if (failure.getCause() instanceof SchemaException refusal) {
                throw refusal;
            }
            throw failure;
        }
    }

    private static ArchiveSchema schema(Form form) {
        if (form.version() != VERSION) {
            throw new SchemaException(
                    "version must be known: version=" + form.version() + " known=" + VERSION);
        }
        ArchiveFormat format =
                Stream.of(ArchiveFormat.values())
                        .filter(each -> each.pointerBytes() == form.pointerBytes())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new SchemaException(
                                                "pointers must have 4 or 8 bytes: pointer_bytes="
                                                        + form.pointerBytes()));
        Map<String, SchemaNode> definitions = new LinkedHashMap<>();
        for (Named definition : form.definitions()) {
            if (definitions.put(definition.name(), definition.node()) != null) {
                SchemaNames.require(definition.name());
                throw new SchemaException(
                        "name must not be defined twice: name=" + definition.name());
            }
        }
        return new ArchiveSchema(format, form.root(), definitions);
    }

    /// Returns the type of parts.
    ///
    /// @param self stands for the type itself, which may only be used behind a pointer: fields lie
    ///     in lists
    private static ArchiveType<SchemaNode, ArchivedVariant> node(
            ArchiveType<SchemaNode, ArchivedVariant> self) {
        ArchiveType<SchemaNode, ?> part = TYPES.boxed(self);
        StructType<Field> field =
                TYPES.<Field>struct()
                        .field("name", TYPES.string(), Field::name)
                        .field("type", self, Field::type)
                        .build(fields -> new Field(fields.get(0), fields.get(1)));
        return TYPES.<SchemaNode>enumeration()
                .variant("Leaf", SchemaLeaf.class, leaf())
                .variant("Composite", Composite.class, composite(self))
                .variant("Array", Array.class, array(part))
                .variant("Shared", Shared.class, shared(part))
                .variant("Niche", Niche.class, niche(part))
                .variant("Struct", Struct.class, struct(field))
                .variant("Enum", Enumeration.class, enumeration(field))
                .variant("Names", Names.class, names())
                .variant("Opaque", Opaque.class, opaque())
                .variant("Reference", Reference.class, reference())
                .build();
    }

    private static StructType<SchemaLeaf> leaf() {
        return TYPES.<SchemaLeaf>struct()
                .field("name", TYPES.string(), SchemaLeaf::text)
                .build(fields -> known("leaf", fields.get(0), SchemaLeaf::of));
    }

    private static <T> T known(String what, String word, Function<String, Optional<T>> words) {
        return words.apply(word)
                .orElseThrow(
                        () -> {
                            SchemaNames.require(word);
                            return new SchemaException(what + " must be known: " + word);
                        });
    }

    private static StructType<Composite> composite(ArchiveType<SchemaNode, ?> self) {
        return TYPES.<Composite>struct()
                .field("form", TYPES.string(), node -> node.form().text())
                .field("parts", TYPES.list(self), Composite::parts)
                .build(
                        fields ->
                                new Composite(
                                        known("form", fields.get(0), SchemaForm::of),
                                        fields.get(1)));
    }

    private static StructType<Array> array(ArchiveType<SchemaNode, ?> part) {
        return TYPES.<Array>struct()
                .field("element", part, Array::element)
                .field("length", TYPES.u32(), Array::length)
                .build(fields -> new Array(fields.get(0), fields.<Long>get(1)));
    }

    private static StructType<Shared> shared(ArchiveType<SchemaNode, ?> part) {
        return TYPES.<Shared>struct()
                .field("kind", TYPES.i32(), Shared::kind)
                .field("target", part, Shared::target)
                .build(fields -> new Shared(fields.<Integer>get(0), fields.get(1)));
    }

    private static StructType<Niche> niche(ArchiveType<SchemaNode, ?> part) {
        return TYPES.<Niche>struct()
                .field("kind", TYPES.enumByOrdinal(SchemaNiche.class), Niche::kind)
                .field("offset", TYPES.u32(), Niche::offset)
                .field("bytes", TYPES.u32(), Niche::bytes)
                .field("inner", part, Niche::inner)
                .build(
                        fields ->
                                new Niche(
                                        fields.<SchemaNiche>get(0),
                                        fields.<Long>get(1),
                                        fields.<Long>get(2),
                                        fields.get(3)));
    }

    private static StructType<Struct> struct(StructType<Field> field) {
        return TYPES.<Struct>struct()
                .field("fields", TYPES.list(field), Struct::fields)
                .build(fields -> new Struct(fields.get(0)));
    }

    private static StructType<Enumeration> enumeration(StructType<Field> field) {
        StructType<Variant> variant =
                TYPES.<Variant>struct()
                        .field("name", TYPES.string(), Variant::name)
                        .field("tag", TYPES.u8(), Variant::tag)
                        .field("fields", TYPES.list(field), Variant::fields)
                        .build(
                                fields ->
                                        new Variant(
                                                fields.get(0),
                                                fields.<Integer>get(1),
                                                fields.get(2)));
        return TYPES.<Enumeration>struct()
                .field("variants", TYPES.list(variant), Enumeration::variants)
                .build(fields -> new Enumeration(fields.get(0)));
    }

    private static StructType<Names> names() {
        return TYPES.<Names>struct()
                .field("names", TYPES.list(TYPES.string()), Names::names)
                .build(fields -> new Names(fields.get(0)));
    }

    private static StructType<Opaque> opaque() {
        return TYPES.<Opaque>struct()
                .field("name", TYPES.string(), Opaque::name)
                .field("place_bytes", TYPES.u32(), Opaque::placeBytes)
                .field("place_alignment", TYPES.u32(), Opaque::placeAlignment)
                .build(
                        fields ->
                                new Opaque(
                                        fields.get(0), fields.<Long>get(1), fields.<Long>get(2)));
    }

    private static StructType<Reference> reference() {
        return TYPES.<Reference>struct()
                .field("name", TYPES.string(), Reference::name)
                .build(fields -> new Reference(fields.get(0)));
    }
}
