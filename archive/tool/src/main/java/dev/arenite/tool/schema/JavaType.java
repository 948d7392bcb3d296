package dev.arenite.tool.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A type as a component or a type argument has it in Java.
///
/// @param name   the type, primitive types as their classes
/// @param forms  the constants of `Form`, the outermost first
/// @param length the length of an array, -1 for everything else
record JavaType(String name, List<String> forms, long length) {

    private static final Map<String, String> PRIMITIVES =
            Map.of(
                    "Boolean", "boolean",
                    "Byte", "byte",
                    "Short", "short",
                    "Integer", "int",
                    "Long", "long",
                    "Float", "float",
                    "Double", "double");

    /// Returns a type in a form, or in its usual one.
    static JavaType of(String name, String... forms) {
        return new JavaType(name, List.of(forms), -1);
    }

    /// Returns this type behind another form.
    JavaType behind(String form) {
        List<String> all = new ArrayList<>(List.of(form));
        all.addAll(forms);
        return new JavaType(name, all, length);
    }

    /// Returns this type as that of a component.
    ///
    /// @param names the names of the annotation and of the class of forms
    String component(JavaNames names) {
        return annotated(names, PRIMITIVES.getOrDefault(name, name));
    }

    /// Returns this type as a type argument.
    String argument(JavaNames names) {
        return annotated(names, name);
    }

    /// The annotation stands behind the package.
    private String annotated(JavaNames names, String type) {
        if (forms.isEmpty()) {
            return type;
        }
        int end = type.indexOf('<') < 0 ? type.length() : type.indexOf('<');
        int simple = type.lastIndexOf('.', end) + 1;
        return type.substring(0, simple) + annotation(names) + " " + type.substring(simple);
    }

    private String annotation(JavaNames names) {
        String form = names.use(JavaUse.FORM) + ".";
        String all =
                forms.size() == 1
                        ? form + forms.getFirst()
                        : "{" + form + String.join(", " + form, forms) + "}";
        String as = "@" + names.use(JavaUse.AS);
        return length < 0
                ? as + "(" + all + ")"
                : as + "(value = " + all + ", length = " + length + ")";
    }
}
