package dev.arenite.archive.processor;

import dev.arenite.archive.processor.Form.Changes;

import java.util.List;

import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// The forms of lists, sets, maps and optional values.
final class ContainerForms {

    /// Arrays of more bytes have a size that the type says, at run time: 255 components of so many
    /// bytes are still counted by an `int`.
    private static final int MAX_ARRAY_BYTES = 1 << 22;

    private final Use use;
    private final FormMapper mapper;

    ContainerForms(Use use, FormMapper mapper) {
        this.use = use;
        this.mapper = mapper;
    }

    Form of(DeclaredType type, String name, String form, Annotations as, boolean inPlace)
            throws Refusal {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        use.requireArguments(type, simple);
        String value = use.names().of(type);
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
        Form element = mapper.map(type.getTypeArguments().getFirst(), array && inPlace);
        String view = "@ArchivedList@<" + element.view() + ">";
        String inner = element.type();
        return switch (form) {
            case "" -> withRow(sequence("list", element, value, view), element);
            case "DEQUE" -> sequence("deque", element, value, view);
            case "SLICE" -> sequence("boxedSlice", element, value, view);
            case "ARRAY" -> {
                int length = as.number("length", -1);
                if (length < 0) {
                    throw use.refusal("form ARRAY needs a length: @As(value = ARRAY, length = 4)");
                }
                long bytes = (long) element.bytes() * length;
                boolean isKnown = element.bytes() != Form.UNKNOWN && bytes <= MAX_ARRAY_BYTES;
                yield Form.of(
                                "TYPES.array(" + inner + ", " + length + ")",
                                value,
                                view,
                                isKnown ? (int) bytes : Form.UNKNOWN,
                                isKnown ? element.alignment() : Form.UNKNOWN,
                                element.keyed())
                        .with(Changes.elements(element.changes().whole(), element));
            }
            default -> throw use.noForm(type, form);
        };
    }

    private Form sequence(String method, Form element, String value, String view) {
        String type = "TYPES." + method + "(" + element.type() + ")";
        return use.slice(type, value, view, element.keyed()).with(Changes.elements(false, element));
    }

    private static Form withRow(Form list, Form element) {
        Scalar scalar = element.scalar();
        return scalar == null
                ? list
                : list.with(
                        new Form.Row(scalar, false, element.constants() ? element.value() : null));
    }

    private Form set(DeclaredType type, String value, String form) throws Refusal {
        TypeMirror argument = type.getTypeArguments().getFirst();
        Form element = mapper.map(argument, false);
        if (form.equals("ENTRIES")) {
            return use.slice(
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
            default -> throw use.noForm(type, form);
        };
    }

    private void requireKey(Form form, TypeMirror type, String role) throws Refusal {
        if (!form.keyed()) {
            throw use.refusal(
                    use.names().told(type)
                            + " cannot be "
                            + role
                            + ", as it is not hashed and ordered in the format. Use a number, a"
                            + " text, or a record of such");
        }
    }

    private Form mapType(DeclaredType type, String value, String form) throws Refusal {
        TypeMirror keyType = type.getTypeArguments().getFirst();
        Form key = mapper.map(keyType, false);
        Form mapped = mapper.map(type.getTypeArguments().get(1), false);
        String types = "(" + key.type() + ", " + mapped.type() + ")";
        if (form.equals("ENTRIES")) {
            return use.slice(
                    "TYPES.mapAsList" + types, value, "@ArchivedList@<@ArchivedStruct@>", false);
        }
        requireKey(key, keyType, "the key of a map");
        return Form.of(
                        "TYPES." + method(type, form, "Map") + types,
                        value,
                        "@ArchivedMap@<%s, %s, %s>"
                                .formatted(key.value(), key.view(), mapped.view()),
                        Form.UNKNOWN,
                        Form.UNKNOWN,
                        false)
                .with(Changes.values(key, mapped));
    }

    private Form optional(DeclaredType type, String value, String form, boolean inPlace)
            throws Refusal {
        TypeMirror argument = type.getTypeArguments().getFirst();
        Form inner = mapper.map(argument, form.isEmpty() && inPlace);
        String view = "@Optional@<" + inner.view() + ">";
        return switch (form) {
            case "" -> tagged(inner, value, view);
            case "OPTIONAL_BOXED" -> {
                boolean slice =
                        FormMapper.isSlice(Annotations.find(argument, "As").constants("value"));
                String pointer = slice ? inner.type() : "TYPES.boxed(" + inner.type() + ")";
                int bytes = slice ? inner.bytes() : use.pointerBytes();
                String made = "TYPES.optionalBox(" + pointer + ")";
                yield Form.of(made, value, view, bytes, use.pointerBytes(), inner.keyed());
            }
            case "OPTIONAL_NON_ZERO" -> {
                mapper.requireInteger(argument, inner);
                String made = "TYPES.optionalNonZero(TYPES.nonZero(" + inner.type() + "))";
                yield Form.of(made, value, view, inner.bytes(), inner.alignment(), inner.keyed())
                        .with(Changes.whole(true));
            }
            case "WEAK" -> {
                List<String> forms = Annotations.find(argument, "As").constants("value");
                String made = "TYPES.weak(" + mapper.shared(argument, inner, forms) + ")";
                String weak = "@Optional@<@ArchivedReference@<" + inner.view() + ">>";
                int bytes = FormMapper.isSlice(forms) ? inner.bytes() : use.pointerBytes();
                yield Form.of(made, value, weak, bytes, use.pointerBytes(), false);
            }
            default -> throw use.noForm(type, form);
        };
    }

    /// A tag, and the value at its alignment.
    private static Form tagged(Form inner, String value, String view) {
        String type = "TYPES.optional(" + inner.type() + ")";
        int alignment = inner.alignment();
        int bytes =
                inner.bytes() == Form.UNKNOWN
                        ? Form.UNKNOWN
                        : Leaf.roundUp(alignment + inner.bytes(), alignment);
        return Form.of(type, value, view, bytes, alignment, inner.keyed())
                .with(Changes.whole(inner.changes().whole()));
    }
}
