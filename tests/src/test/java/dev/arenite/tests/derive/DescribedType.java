package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveType;
import dev.arenite.tests.derive.Definition.Kind;

import java.util.List;
import java.util.Optional;

/// The derived type of a description, and its values as golden ones.
///
/// A root that is no record and no sealed interface is in a record with this component alone, whose
/// bytes are those of the component.
public final class DescribedType {

    private final DescribedSource source;
    private final JsonNode root;
    private final DeclaredClasses classes;
    private final ArchiveType<Object, Object> type;

    DescribedType(ClassLoader loader, DescribedSource source, JsonNode root) {
        this.source = source;
        this.root = root;
        classes = new DeclaredClasses(loader, source);
        type = classes.type(source.root());
    }

    /// Returns the derived type.
    public ArchiveType<Object, Object> type() {
        return type;
    }

    /// Returns the derived type of a struct or an enum of the description, or empty for an enum of
    /// Java, which has no type of its own.
    ///
    /// @param reference the description of its type
    public Optional<ArchiveType<Object, Object>> type(JsonNode reference) {
        Definition definition = source.definitions().of(reference);
        return definition.kind() == Kind.CONSTANTS
                ? Optional.empty()
                : Optional.of(classes.type(definition));
    }

    /// Returns a golden value as a value of the derived type.
    public Object declared(Object golden) {
        ToDeclared conversion = new ToDeclared(source.definitions(), classes);
        return source.isWrapped()
                ? conversion.make(source.root().cases().getFirst(), List.of(golden))
                : conversion.convert(root, golden);
    }

    /// Returns a value of the derived type as a golden value.
    public Object golden(Object declared) {
        ToGolden conversion = new ToGolden(source.definitions(), classes);
        return source.isWrapped()
                ? conversion.fields(source.root().cases().getFirst(), declared).getFirst()
                : conversion.convert(root, declared);
    }

    /// Returns what is described, of a value of the derived type or of its view: the component of a
    /// record around it.
    public Object described(Object value) {
        return source.isWrapped() ? classes.component(value, Definitions.PREFIX) : value;
    }

    /// Returns a path in an archive of the derived type as the path of the described type: without
    /// the records around values, and with the names of fields that Java cannot have.
    public static String describedPath(String path) {
        return Definitions.describedPath(path);
    }
}
