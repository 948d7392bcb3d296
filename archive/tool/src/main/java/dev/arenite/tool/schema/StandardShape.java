package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.List;

/// The structs and enums for which Java has generic classes, or a class of its own.
enum StandardShape {
    /// `Result`.
    RESULT,
    /// `Bound`.
    BOUND,
    /// `Range`.
    RANGE,
    /// `BigDecimal`.
    BIG_DECIMAL,
    /// Nothing of these.
    NONE;

    static StandardShape of(Struct struct) {
        List<Field> fields = struct.fields();
        if (fields.size() != 2) {
            return NONE;
        }
        Field first = fields.getFirst();
        Field second = fields.getLast();
        if (first.name().equals("start") && second.equals(new Field("end", first.type()))) {
            return RANGE;
        }
        return fields.equals(
                        List.of(
                                new Field("unscaled", SchemaLeaf.BIG_INTEGER),
                                new Field("scale", SchemaLeaf.I32)))
                ? BIG_DECIMAL
                : NONE;
    }

    static StandardShape of(Enumeration enumeration) {
        List<Variant> variants = enumeration.variants();
        if (variants.size() == 2
                && isOfOne(variants.get(0), "Ok", 0)
                && isOfOne(variants.get(1), "Err", 1)) {
            return RESULT;
        }
        boolean isBound =
                variants.size() == 3
                        && isOfOne(variants.get(0), "Included", 0)
                        && isOfOne(variants.get(1), "Excluded", 1)
                        && variants.get(0).fields().equals(variants.get(1).fields())
                        && variants.get(2).equals(new Variant("Unbounded", 2, List.of()));
        return isBound ? BOUND : NONE;
    }

    private static boolean isOfOne(Variant variant, String name, int tag) {
        return variant.name().equals(name)
                && variant.tag() == tag
                && variant.fields().size() == 1
                && new Struct(variant.fields()).isTuple();
    }
}
