package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/// Chooses the archived form of the type of one component.
final class FormMapper {

    private static final String USE =
            "Use a record with @Archivable, or name a type for it with @With(...)";

    private final ModelReader reader;
    private final Names names;
    private final TypeElement owner;
    private final Element component;

    /// The type and the component, for messages.
    private final String where;

    /// The prefix of the constants that belong to the component.
    private final String constant;

    private final String format;

    FormMapper(
            ModelReader reader, TypeElement owner, Element component, String where, String format) {
        this.reader = reader;
        this.owner = owner;
        this.names = reader.names();
        this.component = component;
        this.where = where;
        this.constant = StructModel.Component.constantOf(component.getSimpleName().toString());
        this.format = format;
    }

    private Refusal refusal(String reason) {
        return new Refusal(component, where + ": " + reason);
    }

    private int pointerBytes() {
        return format.equals("POINTER_64") ? 8 : 4;
    }

    /// Returns the form of a type as it is used and annotated.
    ///
    /// @param inPlace whether a value lies in the place of the record itself
    Form map(TypeMirror type, boolean inPlace) throws Refusal {
        Annotations as = Annotations.find(type, "As");
        List<String> forms = as.constants("value");
        return map(type, forms, as, inPlace);
    }

    private Form map(TypeMirror type, List<String> forms, Annotations as, boolean inPlace)
            throws Refusal {
        String form = forms.isEmpty() ? "" : forms.getFirst();
        List<String> rest = forms.isEmpty() ? forms : forms.subList(1, forms.size());
        return switch (form) {
            case "BOXED" -> {
                Form inner = map(type, rest, as, false);
                yield pointer(
                        "TYPES.boxed(" + inner.type() + ")", inner.value(), inner.view(), inner);
            }
            case "SHARED" -> {
                Form inner = map(type, rest, as, false);
                String shared = shared(inner, rest);
                yield pointer(
                        shared, inner.value(), "@ArchivedReference@<" + inner.view() + ">", inner);
            }
            case "NON_ZERO" -> {
                Form inner = map(type, rest, as, inPlace);
                requireScalarOrNumber(type, inner);
                yield Form.of(
                        "TYPES.nonZero(" + inner.type() + ")",
                        inner.value(),
                        inner.view(),
                        inner.bytes(),
                        inner.alignment(),
                        inner.keyed());
            }
            default -> {
                if (!rest.isEmpty()) {
                    throw refusal(
                            "form "
                                    + form
                                    + " must be the last one. Only BOXED, SHARED and NON_ZERO take"
                                    + " another behind them");
                }
                yield base(type, form, as, inPlace);
            }
        };
    }

    private void requireScalarOrNumber(TypeMirror type, Form inner) throws Refusal {
        if (!inner.type().matches("TYPES\\.[iu]\\w+\\(\\)")) {
            throw refusal(
                    "form NON_ZERO needs an integer, not "
                            + names.told(type)
                            + ". Use int, long or BigInteger");
        }
    }

    private String shared(Form inner, List<String> rest) {
        if (inner.type().matches("@[^@]*@\\.TYPE")) {
            return inner.type().substring(0, inner.type().length() - "TYPE".length()) + "shared()";
        }
        return rest.equals(List.of("SLICE"))
                ? "TYPES.sharedPointer(" + inner.type() + ")"
                : "TYPES.shared(" + inner.type() + ")";
    }

    private Form pointer(String type, String value, String view, Form inner) {
        return Form.of(type, value, view, pointerBytes(), pointerBytes(), inner.keyed());
    }

    private Form slice(String type, String value, String view, boolean keyed) {
        return Form.of(type, value, view, 2 * pointerBytes(), pointerBytes(), keyed);
    }

    private Form base(TypeMirror type, String form, Annotations as, boolean inPlace)
            throws Refusal {
        Form custom = reader.customTypes().find(type, component, where);
        if (custom != null) {
            requireNoForm(form, type);
            return custom;
        }
        if (type.getKind().isPrimitive()) {
            return scalar(names.boxed(type), type, form);
        }
        return switch (type) {
            case ArrayType array -> array(array, form);
            case DeclaredType declared -> declared(declared, form, as, inPlace);
            case TypeVariable variable -> variable(variable, form);
            default -> {
                throw refusal(names.told(type) + " has no archive type. " + USE);
            }
        };
    }

    /// The type of a variable is given when the type of the record is made.
    private Form variable(TypeVariable variable, String form) throws Refusal {
        requireNoForm(form, variable);
        String name = variable.asElement().getSimpleName().toString();
        return Form.of(
                StructModel.Variable.typeOf(name),
                name,
                StructModel.Variable.viewOf(name),
                Form.UNKNOWN,
                Form.UNKNOWN,
                true);
    }

    private void requireNoForm(String form, TypeMirror type) throws Refusal {
        if (!form.isEmpty()) {
            throw refusal(
                    names.told(type)
                            + " has no form "
                            + form
                            + ". Leave out @As, or see dev.arenite.archive.derive.Form for its"
                            + " types");
        }
    }

    private Form scalar(String boxed, TypeMirror type, String form) throws Refusal {
        String simple = boxed.substring(boxed.indexOf('/') + 1, boxed.length() - 1);
        Form known = Scalars.form(simple, boxed, form, pointerBytes());
        if (known == null) {
            requireNoForm(form.isEmpty() ? "usual" : form, type);
        }
        return java.util.Objects.requireNonNull(known);
    }

    private Form array(ArrayType array, String form) throws Refusal {
        TypeKind element = array.getComponentType().getKind();
        String value = names.of(array);
        if (element == TypeKind.BYTE && form.equals("C_STRING")) {
            return slice("TYPES.cString()", value, "@ArchivedPrimitives@", true);
        }
        requireNoForm(form, array);
        String type =
                switch (element) {
                    case BYTE -> "bytes";
                    case SHORT -> "shorts";
                    case INT -> "ints";
                    case LONG -> "longs";
                    case FLOAT -> "floats";
                    case DOUBLE -> "doubles";
                    default ->
                            throw refusal(
                                    names.told(array)
                                            + " has no archive type. Use List<"
                                            + names.told(array.getComponentType())
                                                    .replace("boolean", "Boolean")
                                                    .replace("char", "Character")
                                            + ">");
                };
        return slice("TYPES." + type + "()", value, "@ArchivedPrimitives@", false);
    }

    private Form declared(DeclaredType type, String form, Annotations as, boolean inPlace)
            throws Refusal {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        String boxed = names.of(element);
        if (Scalars.isBox(name)) {
            return scalar(boxed, type, form);
        }
        switch (name) {
            case "java.lang.String" -> {
                return text(form, type);
            }
            case "java.util.List", "java.util.Set", "java.util.Map", "java.util.Optional" -> {
                return generic(type, name, form, as, inPlace);
            }
            default -> {}
        }
        Optional<Form> value = Values.form(name, boxed, form);
        if (value.isPresent()) {
            return value.get();
        }
        if (element.getKind() == ElementKind.ENUM) {
            return constants(element, boxed, form);
        }
        requireNoForm(form, type);
        if (Annotations.find(element, "Archivable").isPresent()) {
            return derived(type, element, inPlace);
        }
        throw unknown(type, element);
    }

    private Refusal unknown(DeclaredType type, TypeElement element) {
        String told = names.told(type);
        String simple = element.getSimpleName().toString();
        if (element.getKind() == ElementKind.RECORD) {
            return refusal(
                    "record "
                            + simple
                            + " is not archivable. Annotate it with @Archivable ("
                            + reader.fileOf(element)
                            + "), or name a type for it with @With(...)");
        }
        if (element.getModifiers().contains(Modifier.SEALED)) {
            return refusal(
                    "sealed interface "
                            + simple
                            + " is not archivable. Annotate it with @Archivable ("
                            + reader.fileOf(element)
                            + ")");
        }
        if (reader.isCollection(element)) {
            String arguments = told.contains("<") ? told.substring(told.indexOf('<')) : "<...>";
            return refusal(told + " has no archive type. Use List" + arguments + ", or @With(...)");
        }
        String kind =
                element.getKind() == ElementKind.INTERFACE
                        ? "interface " + told + " is not sealed, so its classes are not known. "
                        : told + " has no archive type. ";
        return refusal(kind + USE);
    }

    private Form text(String form, TypeMirror type) throws Refusal {
        String value = "@java.lang/String@";
        if (form.equals("SLICE")) {
            return slice("TYPES.boxedString()", value, "@ArchivedString@", true);
        }
        requireNoForm(form, type);
        return new Form(
                "TYPES.string()",
                value,
                "@ArchivedString@",
                2 * pointerBytes(),
                pointerBytes(),
                null,
                pointerBytes() == 4,
                null,
                true,
                false,
                null);
    }

    private Form generic(
            DeclaredType type, String name, String form, Annotations as, boolean inPlace)
            throws Refusal {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (type.getTypeArguments().isEmpty()) {
            throw refusal(
                    simple
                            + " has no type arguments. Write "
                            + (simple.equals("Map") ? "Map<..., ...>" : simple + "<...>"));
        }
        for (TypeMirror argument : type.getTypeArguments()) {
            if (argument.getKind() == TypeKind.WILDCARD) {
                throw refusal(
                        names.told(type)
                                + " has a wildcard, so the type to be read is not known. Name the"
                                + " type");
            }
        }
        String value = names.of(type);
        return switch (simple) {
            case "List" -> list(type, value, form, as, inPlace);
            case "Optional" -> optional(type, value, form, inPlace);
            case "Set" -> set(type, value, form);
            default -> mapType(type, value, form);
        };
    }

    private Form list(DeclaredType type, String value, String form, Annotations as, boolean inPlace)
            throws Refusal {
        boolean array = form.equals("ARRAY");
        Form element = map(type.getTypeArguments().getFirst(), array && inPlace);
        String view = "@ArchivedList@<" + element.view() + ">";
        String inner = element.type();
        return switch (form) {
            case "" ->
                    slice("TYPES.list(" + inner + ")", value, view, element.keyed())
                            .withMutable(
                                    element.type().endsWith(".TYPE") ? element.mutable() : null);
            case "DEQUE" -> slice("TYPES.deque(" + inner + ")", value, view, element.keyed());
            case "SLICE" -> slice("TYPES.boxedSlice(" + inner + ")", value, view, element.keyed());
            case "ARRAY" -> {
                int length = as.number("length", -1);
                if (length < 0) {
                    throw refusal("form ARRAY needs a length: @As(value = ARRAY, length = 4)");
                }
                int bytes =
                        element.bytes() == Form.UNKNOWN
                                ? Form.UNKNOWN
                                : Math.multiplyExact(element.bytes(), length);
                yield Form.of(
                        "TYPES.array(" + inner + ", " + length + ")",
                        value,
                        view,
                        bytes,
                        element.alignment(),
                        element.keyed());
            }
            default -> throw noForm(type, form);
        };
    }

    private Refusal noForm(TypeMirror type, String form) {
        return refusal(
                names.told(type)
                        + " has no form "
                        + form
                        + ". Leave out @As, or see dev.arenite.archive.derive.Form for its types");
    }

    private Form optional(DeclaredType type, String value, String form, boolean inPlace)
            throws Refusal {
        TypeMirror argument = type.getTypeArguments().getFirst();
        Form inner = map(argument, form.isEmpty() && inPlace);
        String view = "@Optional@<" + inner.view() + ">";
        return switch (form) {
            case "" -> {
                boolean known = inner.bytes() != Form.UNKNOWN;
                int alignment = known ? inner.alignment() : Form.UNKNOWN;
                int bytes =
                        known ? Leaf.roundUp(alignment + inner.bytes(), alignment) : Form.UNKNOWN;
                yield Form.of(
                        "TYPES.optional(" + inner.type() + ")",
                        value,
                        view,
                        bytes,
                        alignment,
                        inner.keyed());
            }
            case "OPTIONAL_BOXED" -> {
                boolean slice =
                        Annotations.find(argument, "As").constants("value").contains("SLICE");
                String pointer = slice ? inner.type() : "TYPES.boxed(" + inner.type() + ")";
                int bytes = slice ? inner.bytes() : pointerBytes();
                yield Form.of(
                        "TYPES.optionalBox(" + pointer + ")",
                        value,
                        view,
                        bytes,
                        pointerBytes(),
                        inner.keyed());
            }
            case "OPTIONAL_NON_ZERO" -> {
                requireScalarOrNumber(argument, inner);
                yield Form.of(
                        "TYPES.optionalNonZero(TYPES.nonZero(" + inner.type() + "))",
                        value,
                        view,
                        inner.bytes(),
                        inner.alignment(),
                        inner.keyed());
            }
            case "WEAK" -> {
                String shared = shared(inner, List.of());
                yield Form.of(
                        "TYPES.weak(" + shared + ")",
                        value,
                        "@Optional@<@ArchivedReference@<" + inner.view() + ">>",
                        pointerBytes(),
                        pointerBytes(),
                        false);
            }
            default -> throw noForm(type, form);
        };
    }

    private Form set(DeclaredType type, String value, String form) throws Refusal {
        TypeMirror argument = type.getTypeArguments().getFirst();
        Form element = map(argument, false);
        if (form.equals("ENTRIES")) {
            return slice(
                    "TYPES.setAsList(" + element.type() + ")",
                    value,
                    "@ArchivedList@<" + element.view() + ">",
                    false);
        }
        requireKey(element, argument, "an element of a set");
        String view = "@ArchivedSet@<" + element.value() + ", " + element.view() + ">";
        String method = method(type, form, "Set");
        return Form.of(
                "TYPES." + method + "(" + element.type() + ")",
                value,
                view,
                Form.UNKNOWN,
                Form.UNKNOWN,
                false);
    }

    private String method(TypeMirror type, String form, String suffix) throws Refusal {
        return switch (form) {
            case "" -> "hash" + suffix;
            case "INDEX" -> "index" + suffix;
            case "B_TREE" -> "bTree" + suffix;
            default -> throw noForm(type, form);
        };
    }

    private void requireKey(Form form, TypeMirror type, String role) throws Refusal {
        if (!form.keyed()) {
            throw refusal(
                    names.told(type)
                            + " cannot be "
                            + role
                            + ", as it is not hashed and ordered in the format. Use a number, a"
                            + " text, or a record of such");
        }
    }

    private Form mapType(DeclaredType type, String value, String form) throws Refusal {
        TypeMirror keyType = type.getTypeArguments().getFirst();
        Form key = map(keyType, false);
        Form mapped = map(type.getTypeArguments().get(1), false);
        String types = "(" + key.type() + ", " + mapped.type() + ")";
        if (form.equals("ENTRIES")) {
            return slice(
                    "TYPES.mapAsList" + types, value, "@ArchivedList@<@ArchivedStruct@>", false);
        }
        requireKey(key, keyType, "the key of a map");
        return Form.of(
                "TYPES." + method(type, form, "Map") + types,
                value,
                "@ArchivedMap@<" + key.value() + ", " + key.view() + ", " + mapped.view() + ">",
                Form.UNKNOWN,
                Form.UNKNOWN,
                false);
    }

    private Form constants(TypeElement element, String boxed, String form) throws Refusal {
        if (form.equals("BY_NAME")) {
            return slice("TYPES.enumByName(" + boxed + ".class)", boxed, "@ArchivedString@", true);
        }
        requireNoForm(form, element.asType());
        List<? extends Element> all =
                element.getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                        .toList();
        if (all.isEmpty() || all.size() > Tags.MAX + 1) {
            throw refusal(
                    "enum "
                            + element.getSimpleName()
                            + " has "
                            + all.size()
                            + " constants, and must have 1 to 256. Use a number, or @As(BY_NAME)");
        }
        List<Integer> tags = Tags.of(all, where);
        boolean tagged =
                all.stream().anyMatch(member -> Annotations.find(member, "Tag").isPresent());
        if (tagged) {
            String listed = String.join(", ", tags.stream().map(String::valueOf).toList());
            return Form.of(
                    "TYPES.enumByTag(" + boxed + ".class, " + listed + ")",
                    boxed,
                    boxed,
                    1,
                    1,
                    true);
        }
        Scalar scalar = Scalar.constant("Layout." + constant + "_CONSTANTS");
        return new Form(
                "TYPES.enumByOrdinal(" + boxed + ".class)",
                boxed,
                boxed,
                1,
                1,
                scalar,
                false,
                null,
                true,
                true,
                null);
    }

    private Form derived(DeclaredType type, TypeElement element, boolean inPlace) throws Refusal {
        reader.requireAccessible(element, component, where);
        String packageName = names.packageOf(element);
        String view = Names.marker(packageName, reader.viewName(element));
        String otherFormat = reader.formatOf(element);
        if (!otherFormat.equals(format)) {
            throw refusal(
                    element.getSimpleName()
                            + " has the format "
                            + otherFormat
                            + ", and its user "
                            + format
                            + ". Give both the same: @Archivable(format = ...)");
        }
        @Nullable StructModel nested = inPlace ? reader.nested(element, component, where) : null;
        boolean keyed = reader.isKey(element);
        if (!element.getTypeParameters().isEmpty()) {
            return generic(type, element, view, keyed);
        }
        Leaf.@Nullable Row row = nested != null && nested.isFlat() ? Leaf.Row.of(nested) : null;
        return new Form(
                view + ".TYPE",
                names.of(element),
                view,
                row == null ? Form.UNKNOWN : row.placeBytes(),
                row == null ? Form.UNKNOWN : row.placeAlignment(),
                null,
                false,
                row == null ? null : nested,
                keyed,
                false,
                reader.isMutable(element) ? view + ".Mutable" : null);
    }

    /// A generic record, whose type is made of the types of its arguments.
    private Form generic(DeclaredType type, TypeElement element, String view, boolean keyed)
            throws Refusal {
        String simple = element.getSimpleName().toString();
        if (type.getTypeArguments().isEmpty()) {
            throw refusal(simple + " has no type arguments. Write " + simple + "<...>");
        }
        List<String> types = new ArrayList<>();
        List<String> views = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            if (argument.getKind() == TypeKind.WILDCARD) {
                throw refusal(
                        names.told(type)
                                + " has a wildcard, so the type to be read is not known. Name the"
                                + " type");
            }
            Form inner = map(argument, false);
            types.add(inner.type());
            views.add(inner.value() + ", " + inner.view());
        }
        boolean self = element.equals(owner);
        if (self && !reader.isOwnType(type, element)) {
            throw refusal(
                    simple
                            + " refers to itself with other type arguments, so its types would have"
                            + " no end. Use its own type variables");
        }
        String made = self ? "self" : view + ".type(" + String.join(", ", types) + ")";
        return Form.of(
                made,
                names.of(type),
                view + "<" + String.join(", ", views) + ">",
                Form.UNKNOWN,
                Form.UNKNOWN,
                keyed);
    }
}
