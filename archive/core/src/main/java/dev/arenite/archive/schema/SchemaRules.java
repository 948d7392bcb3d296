package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;
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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a schema against the rules of FORMAT 12.2 to 12.4, in time and memory that its size
/// bounds.
final class SchemaRules {

    /// The greatest number of parts, fields and variants together.
    static final int MAX_PARTS = 65_536;

    /// The greatest number of parts within one another in one definition.
    static final int MAX_LEVELS = 64;

    /// The greatest number of fields, variants or names of one part.
    private static final int MAX_NAMES = 4_096;

    /// The greatest number of definitions.
    static final int MAX_DEFINITIONS = 1_024;

    private static final int MAX_TAG = 255;

    private final int pointerBytes;
    private final SchemaNode root;
    private final Map<String, SchemaNode> definitions;
    private final SchemaLayout layout;
    private final SchemaDepth depth = new SchemaDepth();

    private final Set<String> reached = new HashSet<>();

    /// The targets of the kinds of shared references met so far.
    private final List<SchemaNode> kinds = new ArrayList<>();

    private int parts;

    /// The number of parts around the one that is checked, in the same definition.
    private int levels;

    SchemaRules(ArchiveFormat format, SchemaNode root, Map<String, SchemaNode> definitions) {
        this.pointerBytes = format.pointerBytes();
        this.root = root;
        this.definitions = definitions;
        this.layout = new SchemaLayout(format, definitions);
    }

    void check() {
        require(
                definitions.size() <= MAX_DEFINITIONS,
                "schema must not have more definitions: limit=" + MAX_DEFINITIONS);
        for (Map.Entry<String, SchemaNode> definition : definitions.entrySet()) {
            SchemaNames.require(definition.getKey());
            require(
                    !(definition.getValue() instanceof Reference),
                    "definition must not only refer to another: name=" + definition.getKey());
        }
        visit("root", root);
        for (String name : definitions.keySet()) {
            require(reached.contains(name), "definition must be referred to: name=" + name);
        }
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new SchemaException(rule);
        }
    }

    private void count(int more) {
        parts += more;
        require(parts <= MAX_PARTS, "schema must not have more parts: limit=" + MAX_PARTS);
    }

    /// Checks a part that has a place of its own.
    private void visit(String step, SchemaNode node) {
        count(1);
        depth.enter();
        levels++;
        require(
                levels <= MAX_LEVELS,
                "parts of a definition must not be nested deeper: limit=" + MAX_LEVELS);
        try {
            visitParts(node);
            layout.placeOf(node);
        } catch (SchemaException failure) {
            throw failure.within(step);
        }
        levels--;
        depth.leave();
    }

    private void visitParts(SchemaNode node) {
        switch (node) {
            case SchemaLeaf leaf ->
                    require(leaf != SchemaLeaf.STR, "str must stand behind a box or a reference");
            case Composite composite -> visitComposite(composite);
            case Array array -> {
                require(array.length() >= 0, "length must not be negative: " + array.length());
                visit("[]", array.element());
            }
            case Shared shared -> visitShared(shared);
            case Niche niche -> visitNiche(niche);
            case Struct struct -> visitFields(struct.fields());
            case Enumeration enumeration -> visitVariants(enumeration.variants());
            case Names names -> {
                require(!names.names().isEmpty(), "names must have one");
                visitNames(names.names());
            }
            case Opaque opaque -> visitOpaque(opaque);
            case Reference reference -> visitDefinition(reference);
        }
    }

    private void visitComposite(Composite composite) {
        SchemaForm form = composite.form();
        require(
                composite.parts().size() == form.parts(),
                form.text() + " must have as many parts: parts=" + composite.parts().size());
        require(form != SchemaForm.SLICE, "slice must stand behind a box or a reference");
        SchemaNode part = composite.parts().getFirst();
        if (form == SchemaForm.BOX) {
            visitTarget(part);
            return;
        }
        require(
                form != SchemaForm.NONZERO || isInteger(part),
                "nonzero must be an integer: " + SchemaPrinter.line(part));
        for (int i = 0; i < form.parts(); i++) {
            visit(SchemaSteps.part(form, i), composite.parts().get(i));
        }
    }

    private static boolean isInteger(SchemaNode node) {
        return node instanceof SchemaLeaf leaf
                && leaf.compareTo(SchemaLeaf.U8) >= 0
                && leaf.compareTo(SchemaLeaf.ISIZE) <= 0;
    }

    /// Checks what a box or a shared reference leads to, which need not have a place.
    private void visitTarget(SchemaNode target) {
        if (target instanceof Composite slice && slice.form() == SchemaForm.SLICE) {
            require(slice.parts().size() == 1, "slice must have one part");
            count(1);
            visit("[]", slice.parts().getFirst());
        } else if (target == SchemaLeaf.STR) {
            count(1);
        } else {
            visit("", target);
        }
    }

    /// Kinds are numbered in the order in which they are met, so that equal schemas are equal.
    private void visitShared(Shared shared) {
        int kind = shared.kind();
        require(
                kind >= 0 && kind <= kinds.size(),
                "kind of references must be the next one: kind=" + kind + " next=" + kinds.size());
        if (kind == kinds.size()) {
            kinds.add(shared.target());
        }
        require(
                kinds.get(kind).equals(shared.target()),
                "references of one kind must have one target: kind=" + kind);
        visitTarget(shared.target());
    }

    private void visitNiche(Niche niche) {
        visit("", niche.inner());
        long placeBytes = layout.placeOf(niche.inner()).bytes();
        boolean sized =
                switch (niche.kind()) {
                    case BOX -> niche.bytes() == pointerBytes;
                    case WEAK ->
                            niche.bytes() == pointerBytes
                                    && niche.offset() == 0
                                    && niche.inner() instanceof Shared;
                    case ZERO -> niche.bytes() > 0;
                    case NAN -> niche.bytes() == Float.BYTES || niche.bytes() == Double.BYTES;
                    case TWO -> niche.bytes() == 1;
                };
        require(
                sized
                        && niche.offset() >= 0
                        && niche.bytes() >= 0
                        && niche.bytes() <= placeBytes
                        && niche.offset() <= placeBytes - niche.bytes(),
                "niche must lie in the place: kind="
                        + niche.kind().text()
                        + " offset="
                        + niche.offset()
                        + " bytes="
                        + niche.bytes()
                        + " placeBytes="
                        + placeBytes);
    }

    private void visitFields(List<Field> fields) {
        visitNames(fields.stream().map(Field::name).toList());
        for (Field field : fields) {
            visit("." + field.name(), field.type());
        }
    }

    private void visitVariants(List<Variant> variants) {
        require(!variants.isEmpty(), "enum must have a variant");
        visitNames(variants.stream().map(Variant::name).toList());
        Set<Integer> tags = new HashSet<>();
        for (Variant variant : variants) {
            int tag = variant.tag();
            require(
                    tag >= 0 && tag <= MAX_TAG && tags.add(tag),
                    "tag must be one byte and not taken: name=" + variant.name() + " tag=" + tag);
            try {
                visitFields(variant.fields());
            } catch (SchemaException failure) {
                throw failure.within("." + variant.name());
            }
        }
    }

    private void visitNames(List<String> names) {
        count(names.size());
        require(
                names.size() <= MAX_NAMES,
                "part must not have more fields, variants or names: limit=" + MAX_NAMES);
        Set<String> distinct = new HashSet<>();
        for (String name : names) {
            SchemaNames.require(name);
            require(distinct.add(name), "name must not come twice: name=" + name);
        }
    }

    private static void visitOpaque(Opaque opaque) {
        SchemaNames.require(opaque.name());
        long alignment = opaque.placeAlignment();
        require(
                alignment > 0 && alignment <= 16 && Long.bitCount(alignment) == 1,
                "alignment must be a power of two up to 16: placeAlignment=" + alignment);
        require(
                opaque.placeBytes() >= 0
                        && opaque.placeBytes() <= SchemaLayout.MAX_PLACE_BYTES
                        && opaque.placeBytes() % alignment == 0,
                "size must be a multiple of the alignment: placeBytes=" + opaque.placeBytes());
    }

    private void visitDefinition(Reference reference) {
        SchemaNode definition = layout.resolved(reference);
        if (reached.add(reference.name())) {
            int around = levels;
            levels = 0;
            visit("", definition);
            levels = around;
        }
    }
}
