package dev.arenite.archive.schema;

import java.util.List;

/// Archives of an older schema cannot be read as values of today
/// ([ArchiveSchema#resolve]). Nothing was read.
public final class UnresolvedSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// The number of reasons that the message contains at most.
    private static final int MAX_TOLD = 20;

    @SuppressWarnings("serial") // The list of a copy is serializable.
    private final List<String> reasons;

    UnresolvedSchemaException(List<String> reasons) {
        super(message(reasons));
        this.reasons = List.copyOf(reasons);
    }

    private static String message(List<String> reasons) {
        List<String> told = reasons.subList(0, Math.min(reasons.size(), MAX_TOLD));
        String more =
                reasons.size() > MAX_TOLD ? "\nand " + (reasons.size() - MAX_TOLD) + " more" : "";
        return "archives of the older schema cannot be read:\n" + String.join("\n", told) + more;
    }

    /// Returns every reason, each a line such as
    /// `` `Order.note`: is new, and has no value for old archives ``.
    public List<String> reasons() {
        return reasons;
    }
}
