package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.tests.derive.Definition.Case;
import dev.arenite.tests.derive.Definition.Kind;
import dev.arenite.tests.golden.GoldenReference;
import dev.arenite.tests.golden.GoldenVariant;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Makes objects of declared classes from golden values, once.
final class ToDeclared extends Conversion {

    private final DeclaredClasses classes;

    /// The shared objects made so far, by the golden ones.
    private final IdentityHashMap<Object, Object> made = new IdentityHashMap<>();

    ToDeclared(Definitions definitions, DeclaredClasses classes) {
        super(definitions);
        this.classes = classes;
    }

    @Override
    Object leaf(String type, Object value) {
        if (!type.equals("cstring")) {
            return value;
        }
        ByteBuffer text = ((ByteBuffer) value).duplicate();
        byte[] bytes = new byte[text.remaining()];
        text.get(bytes);
        return bytes;
    }

    @Override
    Object array(String type, Object value) {
        List<?> numbers = (List<?>) value;
        Class<?> element = type.equals("f32") ? float.class : double.class;
        Object array = Array.newInstance(element, numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            Array.set(array, i, numbers.get(i));
        }
        return array;
    }

    @Override
    Object defined(Definition definition, Object value) {
        if (definition.kind() == Kind.RECORD) {
            return make(definition.cases().getFirst(), (List<?>) value);
        }
        GoldenVariant golden = (GoldenVariant) value;
        Case variant = definition.variant(golden.name());
        return definition.kind() == Kind.CONSTANTS
                ? classes.constant(definition, variant)
                : make(variant, golden.fields());
    }

    /// Returns the record of a case.
    ///
    /// @param golden the golden values of its fields
    Object make(Case record, List<?> golden) {
        List<Object> components = new ArrayList<>();
        for (int i = 0; i < golden.size(); i++) {
            components.add(convert(record.fields().get(i).type(), golden.get(i)));
        }
        return classes.make(record, components);
    }

    /// Two golden references may have one text, and are two objects all the same.
    private static Object ofItsOwn(Object referred) {
        return referred instanceof String text ? String.valueOf(text.toCharArray()) : referred;
    }

    @Override
    Object shared(JsonNode target, Optional<Definition> around, Object value) {
        Object known = made.get(value);
        if (known == null) {
            Object bare = value instanceof GoldenReference golden ? golden.value() : value;
            known =
                    around.map(record -> make(record.cases().getFirst(), List.of(bare)))
                            .orElseGet(() -> ofItsOwn(convert(target, bare)));
            made.put(value, known);
        }
        return known;
    }
}
