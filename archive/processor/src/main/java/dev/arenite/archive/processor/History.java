package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/// What archives of older schemas know of a component.
///
/// @param earlierNames the names that it had
/// @param absent       the expression for its value where they do not have it, null if there is
///     none
record History(List<String> earlierNames, @Nullable String absent) {

    static final History NONE = new History(List.of(), null);

    /// Returns the history of a component.
    static History of(
            TypeElement element, RecordComponentElement component, Defaults defaults, String where)
            throws Refusal {
        Annotations absent = Annotations.find(component, "Default");
        return new History(
                names(component, component.getSimpleName().toString(), where),
                absent.isPresent()
                        ? defaults.of(element, component, absent.text("value"), where, "Default")
                        : null);
    }

    /// Returns the names that something had.
    ///
    /// @param name  its name
    /// @param where the declaration, for messages
    static List<String> names(Element declared, String name, String where) throws Refusal {
        List<String> names = Annotations.find(declared, "Was").texts("value");
        for (String earlier : names) {
            if (!SourceVersion.isIdentifier(earlier) || earlier.equals(name)) {
                throw new Refusal(
                        declared,
                        where
                                + ": @Was(\""
                                + earlier
                                + "\") is no earlier name. Name another one, or leave it out");
            }
        }
        return names;
    }

    /// Refuses names that two of several have or had.
    ///
    /// @param earlier the earlier names of each, by its name
    static void requireDistinct(Element owner, Map<String, List<String>> earlier, String where)
            throws Refusal {
        Map<String, String> taken = new TreeMap<>();
        earlier.keySet().forEach(name -> taken.put(name, name));
        for (Map.Entry<String, List<String>> one : earlier.entrySet()) {
            for (String name : one.getValue()) {
                String other = taken.putIfAbsent(name, one.getKey());
                if (other != null) {
                    throw new Refusal(
                            owner,
                            where
                                    + ": @Was(\""
                                    + name
                                    + "\") of "
                                    + one.getKey()
                                    + " is a name of "
                                    + other
                                    + " as well. A name belongs to one");
                }
            }
        }
    }

    /// Returns the names of the components that each constructor takes which leaves others out,
    /// those with the most first.
    static List<List<String>> constructors(TypeElement element, Types types) {
        Map<String, RecordComponentElement> components =
                element.getRecordComponents().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.getSimpleName().toString(), one -> one));
        List<List<String>> found = new ArrayList<>();
        for (ExecutableElement made : ElementFilter.constructorsIn(element.getEnclosedElements())) {
            boolean fits =
                    made.getKind() == ElementKind.CONSTRUCTOR
                            && !made.getModifiers().contains(Modifier.PRIVATE)
                            && made.getThrownTypes().isEmpty()
                            && made.getParameters().size() < components.size()
                            && made.getParameters().stream()
                                    .allMatch(one -> isComponent(one, components, types));
            if (fits) {
                found.add(
                        made.getParameters().stream()
                                .map(one -> one.getSimpleName().toString())
                                .toList());
            }
        }
        found.sort((left, right) -> Integer.compare(right.size(), left.size()));
        return found;
    }

    private static boolean isComponent(
            VariableElement parameter,
            Map<String, RecordComponentElement> components,
            Types types) {
        String name = parameter.getSimpleName().toString();
        return components.containsKey(name)
                && types.isSameType(
                        parameter.asType(), Objects.requireNonNull(components.get(name)).asType());
    }
}
