package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.tests.derive.Definition.Case;
import dev.arenite.tests.derive.Definition.Field;
import dev.arenite.tests.derive.Definition.Kind;
import dev.arenite.tests.golden.GoldenReference;
import dev.arenite.tests.golden.GoldenVariant;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes golden values from objects of declared classes.
final class ToGolden extends Conversion {

    private final DeclaredClasses classes;

    ToGolden(Definitions definitions, DeclaredClasses classes) {
        super(definitions);
        this.classes = classes;
    }

    @Override
    Object leaf(String type, Object value) {
        return type.equals("cstring") ? ByteBuffer.wrap((byte[]) value) : value;
    }

    @Override
    Object array(String type, Object value) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            numbers.add(Array.get(value, i));
        }
        return numbers;
    }

    @Override
    Object defined(Definition definition, Object value) {
        if (definition.kind() == Kind.RECORD) {
            return fields(definition.cases().getFirst(), value);
        }
        Case variant = classes.variant(definition, value);
        return new GoldenVariant(variant.rust(), fields(variant, value));
    }

    /// Returns the golden values of the fields of a record; none of a constant.
    List<Object> fields(Case record, Object value) {
        List<Object> golden = new ArrayList<>();
        for (Field field : record.fields()) {
            golden.add(convert(field.type(), classes.component(value, field.name())));
        }
        return golden;
    }

    @Override
    Object shared(JsonNode target, Optional<Definition> around, Object value) {
        Object bare =
                around.<Object>map(record -> fields(record.cases().getFirst(), value).getFirst())
                        .orElseGet(() -> convert(target, value));
        return Definitions.isUnsized(target) ? bare : new GoldenReference(bare);
    }
}
