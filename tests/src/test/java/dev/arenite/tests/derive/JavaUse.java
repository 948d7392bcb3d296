package dev.arenite.tests.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A type as a component or a type argument has it.
///
/// @param java   the type, its primitive types as classes
/// @param forms  the constants of `Form`, the outermost first
/// @param length the length of an array, or -1
record JavaUse(String java, List<String> forms, int length) {

    private static final Map<String, String> PRIMITIVES =
            Map.of(
                    "Boolean", "boolean",
                    "Byte", "byte",
                    "Short", "short",
                    "Integer", "int",
                    "Long", "long",
                    "Float", "float",
                    "Double", "double");

    /// A type in one of its forms, or in its usual one.
    static JavaUse of(String java, String... forms) {
        return new JavaUse(java, List.of(forms), -1);
    }

    /// Returns this type behind another form.
    JavaUse behind(String form) {
        List<String> all = new ArrayList<>(List.of(form));
        all.addAll(forms);
        return new JavaUse(java, all, length);
    }

    /// Returns this type as that of a component.
    String component() {
        return annotation() + PRIMITIVES.getOrDefault(java, java);
    }

    /// Returns this type as a type argument.
    String argument() {
        return annotation() + java;
    }

    private String annotation() {
        if (forms.isEmpty()) {
            return "";
        }
        String all = "{" + String.join(", ", forms) + "}";
        return length < 0
                ? "@As(" + all + ") "
                : "@As(value = " + all + ", length = " + length + ") ";
    }
}
