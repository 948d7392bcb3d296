package dev.arenite.archive.processor;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/// Chooses the archived form of the type of one component.
final class FormMapper {

    static final String REMEDY =
            "Use a record with @Archivable, or name a type for it with @With(...)";

    private final Use use;
    private final ContainerForms containers;
    private final DeclaredForms declarations;
    private final StandardForms standard;

    FormMapper(Use use) {
        this.use = use;
        this.containers = new ContainerForms(use, this);
        this.declarations = new DeclaredForms(use, this);
        this.standard = new StandardForms(use, this);
    }

    /// Returns the form of a type as it is used and annotated.
    ///
    /// @param inPlace whether a value lies in the place of the record itself
    Form map(TypeMirror type, boolean inPlace) throws Refusal {
        Annotations as = Annotations.ofUse(type, "As");
        List<String> forms = as.constants("value");
        return map(type, forms, as, inPlace);
    }

    private Form map(TypeMirror type, List<String> forms, Annotations as, boolean inPlace)
            throws Refusal {
        if (type.getKind() == TypeKind.ERROR) {
            throw new Unresolved();
        }
        String form = forms.isEmpty() ? "" : forms.getFirst();
        List<String> rest = forms.isEmpty() ? forms : forms.subList(1, forms.size());
        return switch (form) {
            case "BOXED" -> {
                Form inner = map(type, rest, as, false);
                yield use.pointer(
                        "TYPES.boxed(" + inner.type() + ")", inner.value(), inner.view(), inner);
            }
            case "SHARED" -> reference(type, map(type, rest, as, false), rest);
            case "NON_ZERO" -> nonZero(type, map(type, rest, as, inPlace));
            case "HALF_RANGE" -> StandardForms.halfRange(map(type, rest, as, inPlace));
            default -> {
                if (!rest.isEmpty()) {
                    throw use.refusal(
                            "form "
                                    + form
                                    + " must be the last one. Only BOXED, SHARED, NON_ZERO and"
                                    + " HALF_RANGE take another behind them");
                }
                yield base(type, form, as, inPlace);
            }
        };
    }

    private Form nonZero(TypeMirror type, Form inner) throws Refusal {
        requireInteger(type, inner);
        Scalar scalar = inner.scalar();
        if (scalar != null) {
            String made = "nonZero(" + inner.type() + ")";
            return Form.scalar(made, inner.value(), scalar.nonZero(), inner.keyed());
        }
        return Form.fixed(
                "TYPES.nonZero(" + inner.type() + ")",
                inner.value(),
                inner.bytes(),
                inner.alignment(),
                inner.keyed());
    }

    void requireInteger(TypeMirror type, Form inner) throws Refusal {
        if (!inner.isInteger()) {
            throw use.refusal(
                    "form NON_ZERO needs an integer, not "
                            + use.names().told(type)
                            + ". Use int, long or BigInteger");
        }
    }

    /// A reference to text or a sequence has its length beside it.
    private Form reference(TypeMirror type, Form inner, List<String> rest) throws Refusal {
        return Form.of(
                shared(type, inner, rest),
                inner.value(),
                "@ArchivedReference@<" + inner.view() + ">",
                isSlice(rest) ? inner.bytes() : use.pointerBytes(),
                use.pointerBytes(),
                inner.keyed());
    }

    /// Returns the expression for the type of references. All references to values of a derived
    /// type have one type, which its class holds; those to other values share by their targets.
    String shared(TypeMirror type, Form inner, List<String> rest) throws Refusal {
        boolean derived =
                inner.type().equals(inner.view() + ".TYPE")
                        && use.reader().customTypes().find(type, use.component(), use.where())
                                == null;
        if (derived) {
            return inner.view() + ".shared()";
        }
        String pointer = isSlice(rest) ? inner.type() : "TYPES.boxed(" + inner.type() + ")";
        return "TYPES.sharedByTarget(" + pointer + ")";
    }

    /// Whether forms are those of text or a sequence behind a pointer as a whole.
    static boolean isSlice(List<String> forms) {
        return forms.equals(List.of("SLICE"));
    }

    private Form base(TypeMirror type, String form, Annotations as, boolean inPlace)
            throws Refusal {
        Form custom = use.reader().customTypes().find(type, use.component(), use.where());
        if (custom != null) {
            use.requireNoForm(form, type);
            return custom;
        }
        if (type.getKind().isPrimitive()) {
            return scalar(use.names().boxed(type), type, form);
        }
        return switch (type) {
            case ArrayType array -> array(array, form);
            case DeclaredType declared -> declared(declared, form, as, inPlace);
            case TypeVariable variable -> variable(variable, form);
            default -> {
                throw use.refusal(use.names().told(type) + " has no archive type. " + REMEDY);
            }
        };
    }

    /// The type of a variable is given when the type of the record is made.
    private Form variable(TypeVariable variable, String form) throws Refusal {
        use.requireNoForm(form, variable);
        String name = variable.asElement().getSimpleName().toString();
        return Form.of(
                StructModel.Variable.typeOf(name),
                name,
                StructModel.Variable.viewOf(name),
                Form.UNKNOWN,
                Form.UNKNOWN,
                true);
    }

    private Form scalar(String boxed, TypeMirror type, String form) throws Refusal {
        String simple = boxed.substring(boxed.indexOf('/') + 1, boxed.length() - 1);
        Form known = Scalars.form(simple, boxed, form, use.pointerBytes());
        if (known == null) {
            use.requireNoForm(form.isEmpty() ? "usual" : form, type);
        }
        return java.util.Objects.requireNonNull(known);
    }

    private Form array(ArrayType array, String form) throws Refusal {
        TypeKind element = array.getComponentType().getKind();
        String value = use.names().of(array);
        if (element == TypeKind.BYTE && form.equals("C_STRING")) {
            return use.slice("TYPES.cString()", value, "@ArchivedPrimitives@", true);
        }
        use.requireNoForm(form, array);
        String type =
                switch (element) {
                    case BYTE -> "bytes";
                    case SHORT -> "shorts";
                    case INT -> "ints";
                    case LONG -> "longs";
                    case FLOAT -> "floats";
                    case DOUBLE -> "doubles";
                    default ->
                            throw use.refusal(
                                    use.names().told(array)
                                            + " has no archive type. Use List<"
                                            + use.names()
                                                    .told(array.getComponentType())
                                                    .replace("boolean", "Boolean")
                                                    .replace("char", "Character")
                                            + ">");
                };
        Form number = scalar(use.names().boxed(array.getComponentType()), array, "");
        return use.slice("TYPES." + type + "()", value, "@ArchivedPrimitives@", false)
                .with(Form.Changes.elements(false, number))
                .with(new Form.Row(Objects.requireNonNull(number.scalar()), true, null));
    }

    private Form declared(DeclaredType type, String form, Annotations as, boolean inPlace)
            throws Refusal {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        String boxed = use.names().of(element);
        if (Scalars.isBox(name)) {
            return scalar(boxed, type, form);
        }
        return switch (name) {
            case "java.lang.String" -> text(form, type);
            case "java.util.List", "java.util.Set", "java.util.Map", "java.util.Optional" ->
                    containers.of(type, name, form, as, inPlace);
            case "dev.arenite.archive.type.Result",
                    "dev.arenite.archive.type.Bound",
                    "dev.arenite.archive.type.Range" ->
                    standard.of(type, element.getSimpleName().toString(), form, inPlace);
            default -> {
                Optional<Form> value = Values.form(name, boxed, form);
                yield value.isPresent()
                        ? value.get()
                        : declarations.of(type, element, form, inPlace);
            }
        };
    }

    private Form text(String form, TypeMirror type) throws Refusal {
        String value = "@java.lang/String@";
        if (form.equals("SLICE")) {
            return use.slice("TYPES.boxedString()", value, "@ArchivedString@", true);
        }
        use.requireNoForm(form, type);
        return use.slice("TYPES.string()", value, "@ArchivedString@", true)
                .asText(use.pointerBytes() == Integer.BYTES);
    }
}
