package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;
import dev.arenite.archive.processor.StructModel.Family;
import dev.arenite.archive.processor.StructModel.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// Reads what a sealed interface permits: records, and enums, each constant of which is a variant
/// without fields.
final class VariantReader {

    private final ModelReader reader;
    private final TypeElement element;
    private final String where;

    /// @param element the sealed interface
    VariantReader(ModelReader reader, TypeElement element) {
        this.reader = reader;
        this.element = element;
        this.where = element.getSimpleName().toString();
    }

    /// Returns the variants, or none if something was refused.
    List<Variant> read() throws Refusal {
        List<Element> permitted = permitted();
        List<Integer> tags = Tags.of(permitted, where);
        ConstantNames constants = new ConstantNames("TYPE");
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < permitted.size(); i++) {
            Element one = permitted.get(i);
            String constant = constants.add(one.getSimpleName().toString(), "");
            if (one instanceof TypeElement record) {
                variant(record, tags.get(i), constant).ifPresent(variants::add);
            } else {
                variants.add(constant(one, tags.get(i), constant));
            }
        }
        Map<String, List<String>> earlier = new LinkedHashMap<>();
        variants.forEach(one -> earlier.put(one.struct().simpleName(), one.earlierNames()));
        History.requireDistinct(element, earlier, where);
        return variants.size() == permitted.size() ? variants : List.of();
    }

    private Optional<Variant> variant(TypeElement record, int tag, String constant) throws Refusal {
        String view = viewOf(record);
        List<Variable> own = reader.variables(record);
        Family family =
                new Family(
                        reader.names().of(element) + Variable.listed(own, Variable::name),
                        reader.viewName(element) + Variable.used(own),
                        isNewtype(record));
        String name = reader.names().of(record);
        List<String> earlier = earlierNames(record);
        String matched = name + Variable.listed(reader.variables(element), Variable::name);
        return reader.struct(record, role(view, family))
                .map(struct -> new Variant(tag, constant, matched, "variant", struct, earlier));
    }

    private ModelReader.Role role(String view, Family family) {
        String packageName = reader.names().packageOf(element);
        String type = Names.marker(packageName, reader.viewName(element) + "." + view) + ".TYPE";
        return new ModelReader.Role(view, type, reader.formatOf(element), false, element, family);
    }

    /// Returns the variant of a constant, which has no fields.
    private Variant constant(Element constant, int tag, String name) throws Refusal {
        TypeElement owner = owner(constant);
        String simple = constant.getSimpleName().toString();
        String value = reader.names().of(owner);
        Family family = new Family(reader.names().of(element), reader.viewName(element), false);
        ModelReader.Role role = role(viewOf(constant), family);
        return new Variant(
                tag,
                name,
                value + "." + simple,
                value + "." + simple,
                StructModel.ofConstant(value, simple, role),
                earlierNames(constant));
    }

    private List<String> earlierNames(Element variant) throws Refusal {
        String name = variant.getSimpleName().toString();
        return History.names(variant, name, where + "." + name);
    }

    private static TypeElement owner(Element constant) {
        return (TypeElement) Objects.requireNonNull(constant.getEnclosingElement());
    }

    /// Whether a record is the content of its variant as a whole.
    ///
    /// @throws Refusal if the declaration has another form
    static boolean isNewtype(TypeElement declared) throws Refusal {
        List<String> forms = Annotations.find(declared, "As").constants("value");
        boolean newtype =
                forms.equals(List.of("NEWTYPE")) && declared.getKind() == ElementKind.RECORD;
        if (!forms.isEmpty() && !newtype) {
            throw new Refusal(
                    declared,
                    "%s: form %s belongs where the type is used. Only a record that is a variant"
                                    .formatted(declared.getSimpleName(), String.join(", ", forms))
                            + " has a form where it is declared, NEWTYPE");
        }
        return newtype;
    }

    private List<Element> permitted() throws Refusal {
        List<Element> permitted = new ArrayList<>();
        for (TypeMirror type : element.getPermittedSubclasses()) {
            TypeElement variant = (TypeElement) ((DeclaredType) type).asElement();
            switch (variant.getKind()) {
                case RECORD -> permitted.add(variant);
                case ENUM -> permitted.addAll(constants(variant));
                default ->
                        throw new Refusal(
                                element,
                                where
                                        + ": "
                                        + variant.getSimpleName()
                                        + " is no record or enum. Permit records, and enums, whose"
                                        + " constants are variants without fields");
            }
            Visibility.require(reader.names(), variant, element, where);
            requireOwnVariables(variant);
        }
        if (permitted.size() > Tags.MAX + 1) {
            throw new Refusal(
                    element,
                    where + ": has " + permitted.size() + " variants, and may have 256 at most");
        }
        requireOwnViews(permitted);
        return permitted;
    }

    private List<Element> constants(TypeElement variant) throws Refusal {
        List<Element> constants = new ArrayList<>();
        for (Element member : variant.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(member);
            }
        }
        if (constants.isEmpty()) {
            throw new Refusal(
                    variant,
                    where
                            + ": enum "
                            + variant.getSimpleName()
                            + " has no constant, so it is no variant. Add one");
        }
        if (Annotations.find(variant, "Tag").isPresent()) {
            throw new Refusal(
                    variant,
                    where
                            + ": @Tag of enum "
                            + variant.getSimpleName()
                            + " is not that of a variant. Set it at a constant");
        }
        return constants;
    }

    /// Refuses a variant whose variables do not follow from those of a generic interface.
    private void requireOwnVariables(TypeElement variant) throws Refusal {
        if (element.getTypeParameters().isEmpty()) {
            return;
        }
        if (Annotations.find(element, "Archivable").flag("validated")) {
            throw new Refusal(
                    element,
                    where
                            + ": a generic sealed interface cannot be validated. Declare one for"
                            + " each type that is used");
        }
        boolean same =
                variant.getInterfaces().stream()
                        .map(DeclaredType.class::cast)
                        .anyMatch(
                                parent ->
                                        parent.asElement().equals(element)
                                                && reader.isOwnType(parent, variant));
        if (!same) {
            String variables = Variable.listed(reader.variables(element), Variable::name);
            throw new Refusal(
                    variant,
                    "%s: the type variables of %s are not those of %s, so its type cannot be given."
                                    .formatted(where, variant.getSimpleName(), where)
                            + " Declare record %s%s(...) implements %s%s"
                                    .formatted(
                                            variant.getSimpleName(), variables, where, variables));
        }
    }

    /// Refuses a variant whose view would have the name of another one's.
    private void requireOwnViews(List<Element> permitted) throws Refusal {
        Map<String, Element> views = new HashMap<>();
        views.put(reader.viewName(element), element);
        for (Element variant : permitted) {
            Element other = views.putIfAbsent(viewOf(variant), variant);
            if (other != null) {
                throw new Refusal(
                        variant,
                        "%s: %s and %s would both have the view %s. Rename one"
                                .formatted(where, full(other), full(variant), viewOf(variant)));
            }
        }
    }

    private static String full(Element variant) {
        return variant instanceof TypeElement record
                ? record.getQualifiedName().toString()
                : full(owner(variant)) + "." + variant.getSimpleName();
    }

    /// Returns the name of a variant's view: after the record, or after the constant, `NOT_FOUND`
    /// as `NotFound`.
    private static String viewOf(Element variant) {
        String name = variant.getSimpleName().toString();
        if (variant instanceof TypeElement) {
            return "Archived" + name;
        }
        boolean upper = name.equals(name.toUpperCase(Locale.ROOT));
        StringBuilder view = new StringBuilder("Archived");
        for (String word : upper ? name.toLowerCase(Locale.ROOT).split("_") : new String[] {name}) {
            if (!word.isEmpty()) {
                view.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return view.toString();
    }
}
