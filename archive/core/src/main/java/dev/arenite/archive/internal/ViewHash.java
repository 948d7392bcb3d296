package dev.arenite.archive.internal;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The hash codes of parts of views, the same in every virtual machine.
public final class ViewHash {

    private ViewHash() {}

    /// Returns the hash code of a view, or of a value that is its own view. That of an enum is
    /// taken by its ordinal: its own one differs from machine to machine.
    @SuppressWarnings("EnumOrdinal") // The archive has the order of the constants as well.
    public static int of(@Nullable Object view) {
        return switch (view) {
            case null -> 0;
            case Enum<?> constant -> constant.ordinal();
            case Optional<?> optional -> of(optional.orElse(null));
            default -> view.hashCode();
        };
    }
}
