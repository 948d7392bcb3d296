package dev.arenite.archive.schema;

import java.nio.file.Path;
import java.util.List;

/// A type is not the one whose schema has been recorded ([SchemaHistory#require]). Nothing was
/// written.
public final class SchemaDriftException extends RuntimeException {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // The list of a copy is serializable.
    private final List<String> problems;

    SchemaDriftException(Path file, List<String> problems) {
        super(file + ":\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// Returns the problems, each in a line or several.
    public List<String> problems() {
        return problems;
    }
}
