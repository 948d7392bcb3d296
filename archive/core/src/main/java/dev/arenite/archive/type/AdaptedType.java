package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.CheckedRegion;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.SharedObjects;
import dev.arenite.archive.TypeDescriber;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
public final class AdaptedType<U, T, V> implements ArchiveType<U, V> {

    private final ArchiveType<T, V> type;
    private final Function<? super U, ? extends T> to;
    private final Function<? super T, ? extends U> from;

    /// The key of these values, null if it is the key of the values that are archived instead.
    private final @Nullable ArchiveKey<U> itsKey;

    /// Describes the values for schemas, null if they are described by the other type.
    private final @Nullable Consumer<TypeDescriber> description;

    /// The rule for a value whose bytes are in order, null if there is none.
    private final @Nullable Rule<U, T, V> rule;

    /// The size of a place, negative until the other type is asked for it, which may not know it
    /// when this one is made. Kept, as each access asks twice, and where a process adapts types of
    /// several kinds each would be a virtual call. Any thread finds the same size.
    private long placeBytes = -1;

    /// A rule that the check applies to a value.
    ///
    /// @param text the rule, for the report
    /// @param test whether an archived value obeys the rule; if the test throws, the value does not
    private record Rule<U, T, V>(String text, Test<U, T, V> test) {

        /// Tests whether a value is acceptable.
        private interface Test<U, T, V> {
            boolean holds(AdaptedType<U, T, V> type, MemorySegment archive, long place);
        }
    }

    /// The rule as a region, for the checker. Made once, as all regions are.
    private final CheckedRegion acceptance = this::checkAcceptance;

    AdaptedType(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from) {
        this(type, to, from, null, null, null);
    }

    private AdaptedType(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from,
            @Nullable ArchiveKey<U> itsKey,
            @Nullable Consumer<TypeDescriber> description,
            @Nullable Rule<U, T, V> rule) {
        this.type = type;
        this.to = to;
        this.from = from;
        this.itsKey = itsKey;
        this.description = description;
        this.rule = rule;
    }

    /// Returns a type whose values have a key of their own.
    static <T, V> AdaptedType<T, T, V> keyed(ArchiveType<T, V> type, ArchiveKey<T> key) {
        return new AdaptedType<>(
                type,
                Function.identity(),
                Function.identity(),
                Objects.requireNonNull(key, "key"),
                describer -> describer.form("own_key", type),
                null);
    }

    /// Returns this type with a description for schemas, in place of that of the other type.
    ///
    /// @param described calls one method of the describer, besides that of the format
    public AdaptedType<U, T, V> described(Consumer<TypeDescriber> described) {
        return new AdaptedType<>(type, to, from, itsKey, described, rule);
    }

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
    public AdaptedType<U, T, V> where(String text, Predicate<? super V> test) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(test, "test");
        return new AdaptedType<>(
                type,
                to,
                from,
                itsKey,
                description,
                new Rule<>(
                        text, (self, archive, place) -> test.test(self.type.view(archive, place))));
    }

    /// Returns this type with a check that also reads each value: a value that cannot be read is
    /// refused, and the exception is the cause that is reported. This check takes the place of the
    /// rule that the type has.
    ///
    /// If such values contain others, an inner value is read once for each of the values around it.
    /// Everything else is as for [#where].
    public AdaptedType<U, T, V> validated() {
        return new AdaptedType<>(
                type,
                to,
                from,
                itsKey,
                description,
                new Rule<>(ArchiveReadException.NOT_ACCEPTED, AdaptedType::isReadable));
    }

    private boolean isReadable(MemorySegment archive, long place) {
        SharedObjects.reading(() -> read(archive, place));
        return true;
    }

    @Override
    public long placeBytes() {
        long known = placeBytes;
        if (known < 0) {
            known = type.placeBytes();
            placeBytes = known;
        }
        return known;
    }

    @Override
    public long placeAlignment() {
        return type.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return type.resolverBytes();
    }

    @Override
    public void serialize(U value, ArchiveSink out, MemorySegment resolver, long at) {
        type.serialize(adapted(value), out, resolver, at);
    }

    @Override
    public void resolve(U value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        type.resolve(adapted(value), out, place, resolver, at);
    }

    /// Passes null on: some adapters accept it, for instance as an absent optional value.
    private T adapted(U value) {
        try {
            return to.apply(value);
        } catch (NullPointerException failure) {
            if (value != null) {
                throw failure;
            }
            throw (ArchiveNullException) new ArchiveNullException().initCause(failure);
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        type.check(checker, place);
        if (rule == null) {
            return;
        }
        if (type.resolverBytes() == 0) {
            // Nothing lies out of line: the place is the whole value, and has been checked.
            checkAcceptance(checker, place, place, 0);
        } else {
            checker.checkAfterwards(acceptance, place, place);
        }
    }

    private void checkAcceptance(ArchiveChecker checker, long pointer, long place, long step) {
        Rule<U, T, V> demanded = Objects.requireNonNull(rule);
        boolean holds;
        try {
            holds = demanded.test().holds(this, checker.archive(), place);
        } catch (RuntimeException failure) {
            throw checker.refusal(this, place, demanded.text(), failure);
        }
        if (!holds) {
            throw checker.refusal(this, place, demanded.text(), null);
        }
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        return type.path(archive, place, byteOffset);
    }

    @Override
    public V view(MemorySegment archive, long place) {
        return type.view(archive, place);
    }

    @Override
    public ArchivedList<V> viewAll(MemorySegment archive, long start, long count) {
        return type.viewAll(archive, start, count);
    }

    @Override
    public ArchiveType<?, V> viewType() {
        return type.viewType();
    }

    /// @throws ArchiveReadException if the value cannot be read, or is not accepted
    @Override
    public U read(MemorySegment archive, long place) {
        T stored = type.read(archive, place);
        try {
            return from.apply(stored);
        } catch (RuntimeException failure) {
            throw ArchiveReadException.notAccepted(failure);
        }
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        return rule == null && type.accepts(archive, place);
    }

    @Override
    public boolean acceptsAll(MemorySegment archive, long start, long count) {
        return rule == null && type.acceptsAll(archive, start, count);
    }

    @Override
    public boolean acceptsAnyBytes() {
        return rule == null && type.acceptsAnyBytes();
    }

    @Override
    public void describe(TypeDescriber describer) {
        if (description == null) {
            describer.as(type, from);
        } else {
            description.accept(describer);
        }
    }

    @Override
    public Optional<ArchiveKey<U>> key() {
        return itsKey != null
                ? Optional.of(itsKey)
                : type.key().map(key -> new AdaptedKey<>(key, to));
    }

    private record AdaptedKey<U, T>(ArchiveKey<T> key, Function<? super U, ? extends T> to)
            implements ArchiveKey<U> {

        @Override
        public long hash(long state, U value) {
            return key.hash(state, to.apply(value));
        }

        @Override
        public int compare(U left, U right) {
            return key.compare(to.apply(left), to.apply(right));
        }

        @Override
        public int compare(MemorySegment archive, long place, U value) {
            return key.compare(archive, place, to.apply(value));
        }

        @Override
        public boolean isSame(MemorySegment archive, long place, U value) {
            return key.isSame(archive, place, to.apply(value));
        }

        @Override
        public long hashArchived(ArchiveChecker checker, long state, long place) {
            return key.hashArchived(checker, state, place);
        }

        @Override
        public int compareArchived(ArchiveChecker checker, long left, long right) {
            return key.compareArchived(checker, left, right);
        }

        @Override
        public int memoryBytes() {
            return key.memoryBytes();
        }

        @Override
        public long hashElements(long state, List<U> elements) {
            return key.hashElements(state, elements.stream().<T>map(to).toList());
        }

        @Override
        public int normalizedBytes() {
            return key.normalizedBytes();
        }

        @Override
        public void normalize(U value, NormalizedKey target) {
            key.normalize(to.apply(value), target);
        }

        @Override
        public void normalize(MemorySegment archive, long place, NormalizedKey target) {
            key.normalize(archive, place, target);
        }
    }
}
