package dev.arenite.archive.type;

import dev.arenite.archive.NormalizedKey;

import java.util.Comparator;

/// The order of the values of a [FixedType], and the bytes that have the same order.
///
/// @param values          compares values
/// @param normalizedBytes the size of the normalized form, or [NormalizedKey#NONE]
/// @param form            puts the normalized form, of that size
/// @param <T>             the values
record FixedOrder<T>(
        Comparator<? super T> values, int normalizedBytes, FixedOrder.Form<? super T> form) {

    /// Puts the normalized form of a value.
    @FunctionalInterface
    interface Form<T> {
        void put(T value, NormalizedKey target);
    }

    /// An order that bytes do not have.
    static <T> FixedOrder<T> of(Comparator<? super T> values) {
        return new FixedOrder<>(values, NormalizedKey.NONE, (value, target) -> target.end());
    }

    static <T extends Comparable<? super T>> FixedOrder<T> natural(int bytes, Form<T> form) {
        return new FixedOrder<T>(Comparator.naturalOrder(), bytes, form);
    }

    int compare(T left, T right) {
        return values.compare(left, right);
    }

    /// Puts a signed number: the negative ones have to come first.
    static void putSigned(NormalizedKey target, long value) {
        target.putNumber(value ^ Long.MIN_VALUE, Long.BYTES);
    }

    static void putSigned(NormalizedKey target, int value) {
        target.putNumber(value ^ Integer.MIN_VALUE, Integer.BYTES);
    }
}
