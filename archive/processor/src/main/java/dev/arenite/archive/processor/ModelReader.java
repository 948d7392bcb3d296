package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;
import dev.arenite.archive.processor.StructModel.Component;
import dev.arenite.archive.processor.StructModel.Family;
import dev.arenite.archive.processor.StructModel.Variable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Reads declarations into models, and reports what cannot be archived.
final class ModelReader {

    /// The methods of every view.
    private static final Set<String> VIEW_METHODS =
            Set.of("archive", "place", "read", "shared", "tag");

    private final Elements elements;
    private final Types types;
    private final Names names;
    private final CustomTypes customTypes;
    private final Consumer<Refusal> refusals;

    /// The types that are being read, each in the place of the one before.
    private List<TypeElement> containing = new ArrayList<>();

    /// The types of which the traits are being found out.
    private final List<TypeElement> asked = new ArrayList<>();

    private final Map<TypeElement, Traits> known = new HashMap<>();

    /// What is true of all values of a type.
    ///
    /// @param keyed whether they can be keys
    /// @param whole whether they lie in their places as a whole
    record Traits(boolean keyed, boolean whole) {

        /// The traits of a type within itself, behind a pointer: it can be a key if its other parts
        /// can, and something lies out of line.
        private static final Traits RECURSIVE = new Traits(true, false);

        private static Traits of(Stream<StructModel> parts) {
            return parts.map(part -> new Traits(part.isKey(), part.isWhole()))
                    .reduce(
                            new Traits(true, true),
                            (one, other) ->
                                    new Traits(
                                            one.keyed() && other.keyed(),
                                            one.whole() && other.whole()));
        }
    }

    ModelReader(Elements elements, Types types, Consumer<Refusal> refusals) {
        this.elements = elements;
        this.types = types;
        this.names = new Names(elements, types);
        this.customTypes = new CustomTypes(elements, types, names);
        this.refusals = refusals;
    }

    Names names() {
        return names;
    }

    CustomTypes customTypes() {
        return customTypes;
    }

    /// Returns the simple name of the class that is generated for a type.
    String viewName(TypeElement element) {
        String name = Annotations.find(element, "Archivable").text("name");
        return name.isEmpty() ? "Archived" + element.getSimpleName() : name;
    }

    String formatOf(TypeElement element) {
        return Annotations.find(element, "Archivable").constant("format", "POINTER_32");
    }

    /// Whether archived values of a type can be changed in place: not where a rule of the
    /// constructor, or the variant, could be broken by that.
    boolean isMutable(TypeElement element) {
        return element.getKind() == ElementKind.RECORD
                && !Annotations.find(element, "Archivable").flag("validated");
    }

    /// Returns the file that declares a class, as far as it can be told from its name.
    String fileOf(TypeElement element) {
        Element top = element;
        while (top.getEnclosingElement() instanceof TypeElement outer) {
            top = outer;
        }
        String directory = names.packageOf(element).replace('.', '/');
        return (directory.isEmpty() ? "" : directory + "/") + top.getSimpleName() + ".java";
    }

    boolean isCollection(TypeElement element) {
        TypeElement collection = elements.getTypeElement("java.util.Collection");
        return types.isSubtype(types.erasure(element.asType()), types.erasure(collection.asType()));
    }

    /// Whether a generic type has the variables of a declaration as arguments, in their order.
    boolean isOwnType(DeclaredType type, TypeElement declaration) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        List<? extends TypeParameterElement> own = declaration.getTypeParameters();
        boolean same = arguments.size() == own.size();
        for (int i = 0; same && i < own.size(); i++) {
            same = types.isSameType(arguments.get(i), own.get(i).asType());
        }
        return same;
    }

    /// Returns the model of a record that lies in the place of another type, or null for a sealed
    /// interface.
    @Nullable StructModel nested(TypeElement element, Element component, String where)
            throws Refusal {
        if (containing.contains(element)) {
            throw new Refusal(
                    component,
                    where
                            + ": "
                            + element.getSimpleName()
                            + " contains itself, so its place would have no end. Put it behind a"
                            + " pointer: @As(BOXED), @As(OPTIONAL_BOXED) Optional, List, Set or"
                            + " Map");
        }
        if (element.getKind() == ElementKind.RECORD) {
            return struct(element).orElse(null);
        }
        variants(element);
        return null;
    }

    Traits traits(TypeElement element) {
        Traits found = known.get(element);
        if (found != null) {
            return found;
        }
        if (asked.contains(element)) {
            return Traits.RECURSIVE;
        }
        List<TypeElement> outer = containing;
        containing = new ArrayList<>();
        asked.add(element);
        Traits traits;
        try {
            traits =
                    element.getKind() == ElementKind.RECORD
                            ? Traits.of(struct(element).stream())
                            : Traits.of(variants(element).stream().map(Variant::struct));
        } finally {
            asked.removeLast();
            containing = outer;
        }
        if (asked.isEmpty()) {
            known.put(element, traits);
        }
        return traits;
    }

    /// The part that a record has in a generated class.
    ///
    /// @param view      the simple name of its view
    /// @param type      the expression for its type, outside of the generated class
    /// @param format    the constant of `ArchiveFormat`
    /// @param validated whether the check makes each value
    /// @param owner     the record, or the sealed interface that it is a variant of
    /// @param family    the same interface as source names it, null for a struct of its own
    record Role(
            String view,
            String type,
            String format,
            boolean validated,
            TypeElement owner,
            @Nullable Family family) {}

    /// Returns the model of a record, or empty if something was refused.
    Optional<StructModel> struct(TypeElement element) {
        String name = viewName(element);
        String type = Names.marker(names.packageOf(element), name) + ".TYPE";
        boolean validated = Annotations.find(element, "Archivable").flag("validated");
        return struct(element, new Role(name, type, formatOf(element), validated, element, null));
    }

    /// Adds the components of a record, and returns whether none was refused.
    private boolean addComponents(TypeElement element, Role role, List<Component> components) {
        ConstantNames constants = Component.constantNames();
        boolean complete = true;
        for (RecordComponentElement component : element.getRecordComponents()) {
            try {
                components.add(component(element, component, constants, role));
            } catch (Refusal refusal) {
                refusals.accept(refusal);
                complete = false;
            }
        }
        return complete;
    }

    /// Returns the model of a record as a struct of its own, or as a variant.
    Optional<StructModel> struct(TypeElement element, Role role) {
        List<Component> components = new ArrayList<>();
        boolean complete = requireNotGeneric(element, role);
        containing.add(element);
        try {
            complete &= addComponents(element, role, components);
        } finally {
            containing.removeLast();
        }
        if (!complete || !requireDistinctNames(element, components)) {
            return Optional.empty();
        }
        return Optional.of(
                new StructModel(
                        names.of(element.asType()),
                        element.getSimpleName().toString(),
                        role.view(),
                        role.type(),
                        components,
                        role.family() == null ? 0 : 1,
                        role.format(),
                        role.validated(),
                        mayRefuse(element),
                        variables(element),
                        role.family(),
                        role.family() == null && Reach.isRecursive(element),
                        null,
                        History.constructors(element, types)));
    }

    private static void requireNoHistory(Element component, String where) throws Refusal {
        for (String annotation : List.of("Was", "Default")) {
            if (Annotations.find(component, annotation).isPresent()) {
                throw new Refusal(
                        component,
                        where
                                + ": is in no archive, so @"
                                + annotation
                                + " has no meaning. Leave it or @Skip out");
            }
        }
    }

    private boolean requireDistinctNames(TypeElement element, List<Component> components) {
        Map<String, List<String>> earlier = new LinkedHashMap<>();
        components.forEach(one -> earlier.put(one.name(), one.history().earlierNames()));
        try {
            History.requireDistinct(element, earlier, element.getSimpleName().toString());
            return true;
        } catch (Refusal refusal) {
            refusals.accept(refusal);
            return false;
        }
    }

    /// Reports a generic record where it cannot be.
    private boolean requireNotGeneric(TypeElement element, Role place) {
        boolean generic = !place.owner().getTypeParameters().isEmpty();
        boolean refused = !element.getTypeParameters().isEmpty() && (!generic || place.validated());
        if (refused) {
            String role = place.validated() ? "validated" : "a variant";
            refusals.accept(
                    new Refusal(
                            element,
                            element.getSimpleName()
                                    + ": a generic record cannot be "
                                    + role
                                    + (place.validated()
                                            ? ""
                                            : " of " + place.owner().getSimpleName())
                                    + ". Declare a record for each type that is used"));
        }
        return !refused;
    }

    List<Variable> variables(TypeElement element) {
        List<Variable> variables = new ArrayList<>();
        for (TypeParameterElement parameter : element.getTypeParameters()) {
            String name = parameter.getSimpleName().toString();
            List<String> bounds =
                    parameter.getBounds().stream()
                            .map(names::of)
                            .filter(bound -> !bound.equals("@java.lang/Object@"))
                            .toList();
            String bound =
                    bounds.isEmpty() ? name : name + " extends " + String.join(" & ", bounds);
            variables.add(new Variable(name, bound));
        }
        return variables;
    }

    /// Whether a constructor has code of the user's.
    private boolean mayRefuse(TypeElement element) {
        return ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .anyMatch(made -> elements.getOrigin(made) == Elements.Origin.EXPLICIT);
    }

    private Component component(
            TypeElement element,
            RecordComponentElement component,
            ConstantNames constants,
            Role role)
            throws Refusal {
        String name = component.getSimpleName().toString();
        String where = element.getSimpleName() + "." + name;
        TypeMirror type = component.asType();
        Annotations skip = Annotations.find(component, "Skip");
        if (skip.isPresent()) {
            String standIn =
                    new Defaults(types, names)
                            .of(element, component, skip.text("value"), where, "Skip");
            requireNoHistory(component, where);
            return new Component(name, "", names.of(type), null, standIn, History.NONE);
        }
        if (name.equals("Layout")) {
            throw new Refusal(
                    component,
                    where
                            + ": every view has a class Layout of its own. Give the component"
                            + " another name");
        }
        boolean ofGeneric = name.equals("type") && !element.getTypeParameters().isEmpty();
        if (ofGeneric || VIEW_METHODS.contains(name)) {
            throw new Refusal(
                    component,
                    where
                            + ": every view has a method "
                            + name
                            + "() of its own. Give the component another name");
        }
        String constant = Component.constant(constants, name);
        Use use = new Use(this, role.owner(), component, constant, where, role.format());
        Form form = new FormMapper(use).map(type, true);
        History history = History.of(element, component, new Defaults(types, names), where);
        return new Component(name, constant, names.of(type), form, "", history);
    }

    /// Returns the model of a sealed interface, or empty if something was refused.
    Optional<EnumModel> enumeration(TypeElement element) {
        List<Variant> variants = variants(element);
        return variants.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new EnumModel(
                                names.of(element.asType()),
                                viewName(element),
                                formatOf(element),
                                variants,
                                variables(element),
                                Reach.isRecursive(element),
                                Annotations.find(element, "Archivable").flag("validated")));
    }

    /// Returns the variants of a sealed interface, or none if something was refused.
    private List<Variant> variants(TypeElement element) {
        containing.add(element);
        try {
            return new VariantReader(this, element).read();
        } catch (Refusal refusal) {
            refusals.accept(refusal);
            return List.of();
        } finally {
            containing.removeLast();
        }
    }
}
