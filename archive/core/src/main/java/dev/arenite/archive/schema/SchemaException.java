package dev.arenite.archive.schema;

import java.util.Objects;

/// A schema is refused: it breaks a rule of FORMAT 12, or a type says of itself what is not true.
/// Nothing was made of it.
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// The way to the part that breaks the rule, from the root or a definition.
    private final String path;

    private final String rule;

    /// Reports a part of a schema.
    ///
    /// @param rule the rule, and the numbers that break it
    public SchemaException(String rule) {
        this("", rule);
    }

    private SchemaException(String path, String rule) {
        super(path.isEmpty() ? rule : path + ": " + rule);
        this.path = path;
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /// Returns this report, with a step put before the path.
    SchemaException within(String step) {
        SchemaException longer = new SchemaException(step + path, rule);
        longer.setStackTrace(getStackTrace());
        return longer;
    }

    /// Returns the way to the part that breaks the rule, such as `Order.lines`; empty if it is not
    /// known.
    public String path() {
        return path;
    }
}
