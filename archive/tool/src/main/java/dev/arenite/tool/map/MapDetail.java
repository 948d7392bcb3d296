package dev.arenite.tool.map;

/// Limits for maps of bytes: of sequences with more elements, and of archives with more spans, the
/// rest is told together. Every byte is told either way.
///
/// @param elements the number of elements of a sequence, a map or a set that are told one by one,
///     positive
/// @param spans    the number of spans of one map after which everything is told together, positive
public record MapDetail(long elements, long spans) {

    /// Eight elements of each sequence.
    public static final MapDetail SHORT = new MapDetail(8, 1 << 18);

    /// All elements.
    public static final MapDetail ALL = new MapDetail(Long.MAX_VALUE, 1 << 20);

    /// Checks the components.
    public MapDetail {
        if (elements <= 0 || spans <= 0) {
            throw new IllegalArgumentException(
                    "limits must be positive: elements=" + elements + " spans=" + spans);
        }
    }
}
