package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.arenite.tests.derive.Definition.Case;
import dev.arenite.tests.derive.Definition.Field;
import dev.arenite.tests.derive.Definition.Kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.lang.model.SourceVersion;

/// The structs and enums of a description, and as structs the tuples, which Java does not have.
final class Definitions {

    /// In front of the name of a field that Java cannot have, `tag` or `0` for instance. Alone, the
    /// name of the component of a record that stands for the value in it.
    static final String PREFIX = "in_";

    /// The methods that every view has.
    private static final Set<String> TAKEN = Set.of("archive", "place", "read", "shared", "tag");

    private final JsonNode named;

    /// By the description of the type that uses it.
    private final Map<JsonNode, Definition> known = new HashMap<>();

    Definitions(JsonNode named) {
        this.named = named;
    }

    /// Returns the definition of a struct, an enum or a tuple, or of the record around what a
    /// reference leads to.
    Definition of(JsonNode type) {
        Definition definition = known.get(type);
        if (definition == null) {
            Map.Entry<String, JsonNode> form = type.properties().iterator().next();
            definition =
                    form.getKey().equals("ref")
                            ? named(form.getValue().asText())
                            : unnamed(form.getKey(), form.getValue());
            known.put(type, definition);
        }
        return definition;
    }

    /// Returns the record around a value that is no record itself: behind a reference, or at the
    /// root. Its bytes are those of the value.
    ///
    /// @param role the start of its name
    Definition around(String role, JsonNode type) {
        return record(role, List.of(new Field(PREFIX, type)));
    }

    /// Returns what a reference leads to: a record or an interface, or the record around another
    /// value.
    ///
    /// @param strong the form of the reference, `rc` or `arc`
    Definition referred(String strong, JsonNode target) {
        return isDeclared(target)
                ? of(target)
                : of(JsonNodeFactory.instance.objectNode().set(strong, target));
    }

    /// Whether references lead to a value without a record around it. Others have one so that the
    /// test can tell two objects of one value apart.
    boolean isOwnReferent(JsonNode target) {
        return target.asText().equals("string") || isDeclared(target);
    }

    /// Whether a type is a record or a sealed interface.
    boolean isDeclared(JsonNode type) {
        return type.has("ref") && of(type).kind() != Kind.CONSTANTS;
    }

    /// Whether a value is text or a sequence, behind a pointer that knows its length.
    static boolean isUnsized(JsonNode target) {
        return target.has("slice") || target.asText().equals("str");
    }

    /// Whether sequences of a type are arrays of Java. They are no keys.
    static boolean isArrayElement(JsonNode element) {
        return element.asText().equals("f32") || element.asText().equals("f64");
    }

    private Definition named(String name) {
        JsonNode definition = named.get(name);
        return definition.has("struct")
                ? record(name, fields(definition.get("struct")))
                : enumeration(name, definition.get("enum"));
    }

    private Definition unnamed(String form, JsonNode of) {
        String name =
                form.substring(0, 1).toUpperCase(Locale.ROOT) + form.substring(1) + known.size();
        return switch (form) {
            case "tuple" -> record(name, elements(of));
            case "rc", "arc" -> around(name, of);
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    private static Definition record(String name, List<Field> fields) {
        return new Definition(name, Kind.RECORD, List.of(new Case(name, name, 0, fields)));
    }

    private static Definition enumeration(String name, JsonNode variants) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode variant : variants) {
            List<Field> fields =
                    variant.has("struct")
                            ? fields(variant.get("struct"))
                            : elements(variant.path("tuple"));
            String rust = variant.get("name").asText();
            cases.add(new Case(rust, rust, variant.get("tag").asInt(), fields));
        }
        return cases.stream().allMatch(each -> each.fields().isEmpty())
                ? new Definition(name, Kind.CONSTANTS, cases)
                : sealed(name, cases.toArray(Case[]::new));
    }

    /// The variants `List` and `Byte` would hide what Java calls so.
    private static Definition sealed(String name, Case... variants) {
        List<Case> cases = new ArrayList<>();
        for (Case each : variants) {
            cases.add(new Case(name + each.name(), each.rust(), each.tag(), each.fields()));
        }
        return new Definition(name, Kind.SEALED, cases);
    }

    private static List<Field> fields(JsonNode described) {
        List<Field> fields = new ArrayList<>();
        described.forEach(
                field -> fields.add(new Field(component(field.get(0).asText()), field.get(1))));
        return fields;
    }

    private static List<Field> elements(JsonNode types) {
        List<Field> fields = new ArrayList<>();
        types.forEach(type -> fields.add(new Field(PREFIX + fields.size(), type)));
        return fields;
    }

    private static String component(String field) {
        return SourceVersion.isName(field) && !TAKEN.contains(field) ? field : PREFIX + field;
    }

    /// Returns the path of a derived type as that of the described one.
    static String describedPath(String path) {
        return path.replaceAll("\\." + PREFIX + "(?![0-9a-z])", "").replace("." + PREFIX, ".");
    }
}
