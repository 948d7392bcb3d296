package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// Values that are archived as values of another type.
///
/// Not every archived value of the other type may be a value of this type: a text is not always a
/// number. With [#where] and [#validated()] the check refuses a value that is not, with its path;
/// without them, reading it throws an [ArchiveReadException].
///
/// @param <U> the values
/// @param <T> the values that are archived instead of them
/// @param <V> the view of an archived value
public sealed interface AdaptedType<U, T, V> extends ArchiveType<U, V> permits Adaptation {

    /// Returns this type with a description for schemas, in place of that of the other type.
    ///
    /// @param described calls one method of the describer, besides that of the format
    AdaptedType<U, T, V> described(Consumer<TypeDescriber> described);

    /// Returns this type with a rule that archived values must obey, in place of the rule that the
    /// type has.
    ///
    /// The check calls the test once for each place, after everything that the place leads to has
    /// been checked. No limit bounds the time that the test takes. Many references may lead to the
    /// same values, so an archive can make a test slow that walks through shared values.
    ///
    /// @param text the rule, for the report, such as `price must be a decimal number`
    /// @param test whether the value of a view obeys the rule; if the test throws, the value does
    ///     not, and the exception is the cause that is reported. An [Error] ends the check
    AdaptedType<U, T, V> where(String text, Predicate<? super V> test);

    /// Returns this type with a check that also reads each value: a value that cannot be read is
    /// refused, and the exception is the cause that is reported. This check takes the place of the
    /// rule that the type has.
    ///
    /// If such values contain others, an inner value is read once for each of the values around it.
    /// Everything else is as for [#where].
    AdaptedType<U, T, V> validated();

    /// Returns a type of the same archives whose views are the values themselves, for values that
    /// nobody wants in parts, such as numbers that are archived as texts.
    ///
    /// To view one reads it, with an object for each time. Without [#where] or [#validated()] that
    /// throws an [ArchiveReadException] where the archived value is not accepted.
    ArchiveType<U, U> viewedAsValues();
}
