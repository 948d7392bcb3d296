package dev.arenite.tool.map;

import java.util.Objects;

/// Bytes side by side that have one purpose.
///
/// @param start  the position of the first byte, in the memory that positions count in
/// @param length the number of bytes, positive
/// @param kind   the purpose
/// @param trail  the way to the value that the bytes belong to
/// @param type   the type of the value as a schema says it, empty if the bytes have none
/// @param value  the value for people, on one line and without control characters; may be empty
/// @param target the position that the bytes lead to, or [#NOWHERE]
public record Span(
        long start,
        long length,
        SpanKind kind,
        Trail trail,
        String type,
        String value,
        long target) {

    /// The target of bytes that lead nowhere.
    public static final long NOWHERE = -1;

    /// Checks the components.
    public Span {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(trail, "trail");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        if (start < 0 || length <= 0) {
            throw new IllegalArgumentException(
                    "span must have bytes: start=" + start + " length=" + length);
        }
    }

    /// Returns the position behind the last byte.
    public long end() {
        return start + length;
    }

    /// Returns the path to the value, such as `#7.lines[3].sku`.
    public String path() {
        return trail.toString();
    }

    /// Whether the bytes lead to others.
    public boolean hasTarget() {
        return target != NOWHERE;
    }

    /// Whether another span goes on where this one ends, with nothing new to say.
    boolean continuesIn(Span next) {
        boolean tellsTheSame =
                kind == next.kind
                        && trail == next.trail
                        && type.equals(next.type)
                        && value.equals(next.value);
        boolean isOne = kind.isFree() || kind == SpanKind.FOLDED;
        return isOne && tellsTheSame && end() == next.start;
    }

    Span through(Span next) {
        return new Span(start, length + next.length, kind, trail, type, value, target);
    }
}
