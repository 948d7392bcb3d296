package dev.arenite.tests.interop;

import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SharedValue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The text of a value of a schema's type: the same for the same value, in whatever order maps are.
final class NamedText {

    private NamedText() {}

    static String of(Object value) {
        return switch (value) {
            case byte[] bytes -> Arrays.toString(bytes);
            case Float number -> Integer.toHexString(Float.floatToRawIntBits(number));
            case Double number -> Long.toHexString(Double.doubleToRawLongBits(number));
            case List<?> list -> list.stream().map(NamedText::of).toList().toString();
            case Set<?> set -> set.stream().map(NamedText::of).sorted().toList().toString();
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                            .sorted()
                            .toList()
                            .toString();
            case Optional<?> optional -> optional.map(NamedText::of).toString();
            case NamedVariant(String name, Map<String, Object> fields) -> name + of(fields);
            case SharedValue(Object shared) -> "shared " + of(shared);
            default -> value.toString();
        };
    }
}
