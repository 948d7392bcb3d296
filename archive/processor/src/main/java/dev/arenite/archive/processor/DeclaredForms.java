package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// The forms of classes that users declare: enums, records and sealed interfaces.
final class DeclaredForms {

    private final Use use;
    private final FormMapper mapper;

    DeclaredForms(Use use, FormMapper mapper) {
        this.use = use;
        this.mapper = mapper;
    }

    /// Returns the form of a class.
    ///
    /// @param form    the name of the form asked for, empty for the usual one
    /// @param inPlace whether a value lies in the place of the record itself
    Form of(DeclaredType type, TypeElement element, String form, boolean inPlace) throws Refusal {
        if (element.getKind() == ElementKind.ENUM) {
            return constants(element, form);
        }
        use.requireNoForm(form, type);
        if (Annotations.find(element, "Archivable").isPresent()) {
            return derived(type, element, inPlace);
        }
        throw unknown(type, element);
    }

    private Form constants(TypeElement element, String form) throws Refusal {
        Visibility.require(use.reader().names(), element, use.component(), use.where());
        String name = use.names().of(element);
        if (form.equals("BY_NAME")) {
            String type = "TYPES.enumByName(" + name + ".class)";
            return use.slice(type, name, "@ArchivedString@", true);
        }
        use.requireNoForm(form, element.asType());
        List<? extends Element> all =
                element.getEnclosedElements().stream()
                        .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                        .toList();
        if (all.isEmpty() || all.size() > Tags.MAX + 1) {
            throw use.refusal(
                    "enum "
                            + element.getSimpleName()
                            + " has "
                            + all.size()
                            + " constants, and must have 1 to 256. Use a number, or @As(BY_NAME)");
        }
        List<Integer> tags = Tags.of(all, use.where());
        if (all.stream().anyMatch(member -> Annotations.find(member, "Tag").isPresent())) {
            String listed = String.join(", ", tags.stream().map(String::valueOf).toList());
            String type = "TYPES.enumByTag(" + name + ".class, " + listed + ")";
            return Form.fixed(type, name, 1, 1, true);
        }
        Scalar scalar = Scalar.constant("Layout." + use.constant() + "_CONSTANTS");
        return Form.constants("TYPES.enumByOrdinal(" + name + ".class)", name, scalar);
    }

    private Form derived(DeclaredType type, TypeElement element, boolean inPlace) throws Refusal {
        Visibility.require(use.reader().names(), element, use.component(), use.where());
        String packageName = use.names().packageOf(element);
        String view = Names.marker(packageName, use.reader().viewName(element));
        String otherFormat = use.reader().formatOf(element);
        if (!otherFormat.equals(use.format())) {
            throw use.refusal(
                    element.getSimpleName()
                            + " has the format "
                            + otherFormat
                            + ", and its user "
                            + use.format()
                            + ". Give both the same: @Archivable(format = ...)");
        }
        @Nullable StructModel nested =
                inPlace ? use.reader().nested(element, use.component(), use.where()) : null;
        ModelReader.Traits traits = use.reader().traits(element);
        if (!element.getTypeParameters().isEmpty()) {
            return generic(type, element, view, traits.keyed());
        }
        Leaf.@Nullable Row row = nested != null && nested.isFlat() ? Leaf.Row.of(nested) : null;
        return Form.of(
                        view + ".TYPE",
                        use.names().of(element),
                        view,
                        row == null ? Form.UNKNOWN : row.placeBytes(),
                        row == null ? Form.UNKNOWN : row.placeAlignment(),
                        traits.keyed())
                .withRow(row == null ? null : nested)
                .with(
                        Form.Changes.record(
                                traits.whole(),
                                use.reader().isMutable(element) ? view + ".Mutable" : null));
    }

    /// A generic record, whose type is made of the types of its arguments.
    private Form generic(DeclaredType type, TypeElement element, String view, boolean keyed)
            throws Refusal {
        String simple = element.getSimpleName().toString();
        use.requireArguments(type, simple);
        List<String> types = new ArrayList<>();
        List<String> views = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            Form inner = mapper.map(argument, false);
            types.add(inner.type());
            views.add(inner.value() + ", " + inner.view());
        }
        boolean self = element.equals(use.owner());
        if (self && !use.reader().isOwnType(type, use.record())) {
            throw use.refusal(
                    simple
                            + " refers to itself with other type arguments, so its types would have"
                            + " no end. Use its own type variables");
        }
        if (!self && Reach.leadsToGeneric(element, use.owner())) {
            throw use.refusal(
                    simple
                            + " leads back to "
                            + use.owner().getSimpleName()
                            + ", and both are generic, so their types would have no end. Put the"
                            + " components of one into the other, or make one not generic");
        }
        String made = self ? "self" : view + ".type(" + String.join(", ", types) + ")";
        return Form.of(
                made,
                use.names().of(type),
                view + "<" + String.join(", ", views) + ">",
                Form.UNKNOWN,
                Form.UNKNOWN,
                keyed);
    }

    private Refusal unknown(DeclaredType type, TypeElement element) {
        String told = use.names().told(type);
        String simple = element.getSimpleName().toString();
        if (element.getKind() == ElementKind.RECORD) {
            return use.refusal(
                    "record "
                            + simple
                            + " is not archivable. Annotate it with @Archivable ("
                            + use.reader().fileOf(element)
                            + "), or name a type for it with @With(...)");
        }
        if (element.getModifiers().contains(Modifier.SEALED)) {
            return use.refusal(
                    "sealed interface "
                            + simple
                            + " is not archivable. Annotate it with @Archivable ("
                            + use.reader().fileOf(element)
                            + ")");
        }
        if (use.reader().isCollection(element)) {
            String arguments = told.contains("<") ? told.substring(told.indexOf('<')) : "<...>";
            return use.refusal(
                    told + " has no archive type. Use List" + arguments + ", or @With(...)");
        }
        String kind =
                element.getKind() == ElementKind.INTERFACE
                        ? "interface " + told + " is not sealed, so its classes are not known. "
                        : told + " has no archive type. ";
        return use.refusal(kind + FormMapper.REMEDY);
    }
}
