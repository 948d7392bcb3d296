package dev.arenite.tool.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Niche;

import java.util.Map;

/// The niches of values that have bytes of their own for absence: boxes and references, integers
/// that are not 0, floating-point numbers, truth values.
final class UsualNiche {

    private UsualNiche() {}

    /// Whether values have bytes of their own that stand for absence.
    static boolean isThere(SchemaNiche kind, SchemaNode inner) {
        return switch (kind) {
            case BOX -> isOf(inner, SchemaForm.BOX);
            case WEAK -> inner instanceof SchemaNode.Shared;
            case ZERO -> isOf(inner, SchemaForm.NONZERO);
            case NAN -> inner == SchemaLeaf.F32 || inner == SchemaLeaf.F64;
            case TWO -> inner == SchemaLeaf.BOOL;
        };
    }

    private static boolean isOf(SchemaNode node, SchemaForm form) {
        return node instanceof Composite composite && composite.form() == form;
    }

    /// Returns the niche of these bytes: the pointer of a box or a reference, or all of a number.
    static Niche of(SchemaNiche kind, SchemaNode inner, ArchiveFormat format) {
        boolean isPointer = kind == SchemaNiche.BOX || kind == SchemaNiche.WEAK;
        long bytes =
                isPointer
                        ? format.pointerBytes()
                        : new ArchiveSchema(format, inner, Map.of()).place().bytes();
        return new Niche(kind, 0, bytes, inner);
    }

    /// Whether a niche is that of its values' own bytes.
    static boolean is(Niche niche, ArchiveFormat format) {
        return isThere(niche.kind(), niche.inner())
                && niche.equals(of(niche.kind(), niche.inner(), format));
    }
}
