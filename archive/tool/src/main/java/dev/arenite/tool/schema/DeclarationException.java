package dev.arenite.tool.schema;

import java.util.Objects;

/// A schema has a part that a language cannot declare, or only with other bytes. Nothing was
/// printed.
public final class DeclarationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String path;
    private final String reason;

    /// Reports a part.
    ///
    /// @param path   the way to the part, such as `Order.lines[]`
    /// @param reason why it cannot be declared
    DeclarationException(String path, String reason) {
        super(path + ": " + reason);
        this.path = Objects.requireNonNull(path, "path");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /// Returns the way to the part from the root or a definition, such as `Order.lines[]`: `[]`
    /// leads to an element, `[key]` and `[value]` to those of a map.
    public String path() {
        return path;
    }

    /// Returns why the part cannot be declared.
    public String reason() {
        return reason;
    }
}
