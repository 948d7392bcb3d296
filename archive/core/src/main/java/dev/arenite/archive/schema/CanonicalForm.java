package dev.arenite.archive.schema;

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

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The canonical form of a schema, of which the fingerprint is made (FORMAT 12.6).
///
/// A part that does not contain itself is a hash of its own, wherever it stands and whether it has
/// a name or not, so that names of definitions do not matter, and a part that is referred to often
/// is hashed once. Parts that contain themselves are written out, and referred to by number.
final class CanonicalForm {

    private static final String VERSION = "arenite schema 1";

    private static final String HASH = "hash";
    private static final String AGAIN = "again";

    private final ArchiveSchema schema;
    private final SchemaCycles cycles;
    private final Map<String, byte[]> hashes = new HashMap<>();
    private final SchemaDepth depth = new SchemaDepth();

    CanonicalForm(ArchiveSchema schema) {
        this.schema = schema;
        this.cycles = new SchemaCycles(schema.definitions());
    }

    SchemaFingerprint fingerprint() {
        CanonicalBytes form = new CanonicalBytes();
        form.add(VERSION);
        form.add(schema.format().pointerBytes());
        new Circle("", form).part(schema.root());
        ByteBuffer hash = ByteBuffer.wrap(form.hash());
        return new SchemaFingerprint(hash.getLong(), hash.getLong());
    }

    private byte[] hashOf(SchemaNode node) {
        if (!(node instanceof Reference reference)) {
            return hash("", node);
        }
        byte[] known = hashes.get(reference.name());
        if (known == null) {
            known = hash(reference.name(), schema.resolved(node));
            hashes.put(reference.name(), known);
        }
        return known;
    }

    private byte[] hash(String name, SchemaNode node) {
        CanonicalBytes form = new CanonicalBytes();
        Circle circle = new Circle(name, form);
        circle.start(name);
        circle.content(node);
        return form.hash();
    }

    /// The definitions that contain one another, seen from one of them; none for a part that does
    /// not contain itself.
    private final class Circle {

        private final String head;
        private final CanonicalBytes out;

        /// The numbers of the definitions that have been written out.
        private final Map<String, Integer> numbers = new HashMap<>();

        /// The number of parts that have been written out.
        private int written;

        Circle(String head, CanonicalBytes out) {
            this.head = head;
            this.out = out;
        }

        void start(String name) {
            if (!name.isEmpty()) {
                numbers.put(name, written);
            }
            written++;
        }

        void part(SchemaNode node) {
            depth.enter();
            if (schema.resolved(node) instanceof SchemaLeaf leaf) {
                out.add(leaf.text());
            } else if (!cycles.leadsBack(node, head)) {
                out.add(HASH);
                out.add(hashOf(node));
            } else {
                again(node);
            }
            depth.leave();
        }

        private void again(SchemaNode node) {
            String name = node instanceof Reference reference ? reference.name() : "";
            Integer number = numbers.get(name);
            if (number == null) {
                start(name);
                content(schema.resolved(node));
            } else {
                out.add(AGAIN);
                out.add(number);
            }
        }

        void content(SchemaNode node) {
            switch (node) {
                case SchemaLeaf leaf -> out.add(leaf.text());
                case Composite composite -> {
                    out.add(composite.form().text());
                    composite.parts().forEach(this::part);
                }
                case Array array -> {
                    out.add("array");
                    out.add(array.length());
                    part(array.element());
                }
                case Shared shared -> {
                    out.add("rc");
                    out.add(shared.kind());
                    part(shared.target());
                }
                case Niche niche -> niche(niche);
                case Struct struct -> {
                    out.add("struct");
                    fields(struct.fields());
                }
                case Enumeration enumeration -> {
                    out.add("enum");
                    variants(enumeration.variants());
                }
                case Names names -> {
                    out.add("names");
                    out.add(names.names().size());
                    names.names().stream().sorted().forEach(out::add);
                }
                case Opaque opaque -> opaque(opaque);
                case Reference reference -> part(reference);
            }
        }

        private void niche(Niche niche) {
            out.add("niche");
            out.add(niche.kind().text());
            out.add(niche.offset());
            out.add(niche.bytes());
            part(niche.inner());
        }

        private void opaque(Opaque opaque) {
            out.add("opaque");
            out.add(opaque.name());
            out.add(opaque.placeBytes());
            out.add(opaque.placeAlignment());
        }

        private void fields(List<Field> fields) {
            out.add(fields.size());
            for (Field field : fields) {
                out.add(field.name());
                part(field.type());
            }
        }

        /// In the order of their tags: that of their declaration does not matter.
        private void variants(List<Variant> variants) {
            out.add(variants.size());
            List<Variant> ordered = new ArrayList<>(variants);
            ordered.sort(Comparator.comparingInt(Variant::tag));
            for (Variant variant : ordered) {
                out.add(variant.name());
                out.add(variant.tag());
                fields(variant.fields());
            }
        }
    }
}
