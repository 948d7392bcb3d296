package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

/// Carries a finding out of the types. It has no stack trace: the path says more.
final class ViolationSignal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final String rule;
    final long byteOffset;

    /// The position of a byte of the place or region that is being checked, for the path.
    final long place;

    /// The limit that is exceeded, null if the rule is no limit.
    final @Nullable ExceededLimit exceeded;

    /// The value that is refused as a whole, null if the rule is about bytes.
    final transient @Nullable RefusedValue value;

    /// A value that is refused as a whole, although its bytes are in order.
    ///
    /// @param type   its type, at which the path ends although the place has parts
    /// @param cause  the exception thrown at it, null if there was none
    /// @param within the way from the value to the part that caused the refusal
    record RefusedValue(ArchiveType<?, ?> type, @Nullable RuntimeException cause, String within) {}

    ViolationSignal(String rule, long byteOffset, long place) {
        this(rule, byteOffset, place, null, null);
    }

    ViolationSignal(String rule, long place, ExceededLimit exceeded) {
        this(rule, place, place, exceeded, null);
    }

    /// Returns the refusal of a value as a whole. If the cause is a part that could not be read,
    /// the path leads on to that part.
    static ViolationSignal ofValue(
            ArchiveType<?, ?> type, long place, String rule, @Nullable RuntimeException cause) {
        RefusedValue value =
                cause instanceof ArchiveReadException failure
                        ? new RefusedValue(type, failure.origin(), failure.path())
                        : new RefusedValue(type, cause, "");
        return new ViolationSignal(rule, place, place, null, value);
    }

    private ViolationSignal(
            String rule,
            long byteOffset,
            long place,
            @Nullable ExceededLimit exceeded,
            @Nullable RefusedValue value) {
        super(rule, null, false, false);
        this.rule = rule;
        this.byteOffset = byteOffset;
        this.place = place;
        this.exceeded = exceeded;
        this.value = value;
    }
}
