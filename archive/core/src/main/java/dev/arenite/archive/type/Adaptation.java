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

/// The one form of an [AdaptedType].
///
/// A record, because the compiler trusts the fields of records: through a constant of this type it
/// knows the other type and both functions. Two are equal only if they are the same.
///
/// @param type        the type of the archived values
/// @param to          returns the value to archive
/// @param from        returns the value of an archived one
/// @param own         the key of these values, null if it is the key of the archived values
/// @param description describes the values for schemas, null if the other type does
/// @param rule        the rule for a value whose bytes are in order, null if there is none
record Adaptation<U, T, V>(
        ArchiveType<T, V> type,
        Function<? super U, ? extends T> to,
        Function<? super T, ? extends U> from,
        @Nullable OwnKey<U> own,
        @Nullable Consumer<TypeDescriber> description,
        @Nullable Rule<U, T, V> rule)
        implements AdaptedType<U, T, V>, CheckedRegion {

    /// A key of the values' own.
    ///
    /// @param key the key, null if the values cannot be keys
    record OwnKey<U>(@Nullable ArchiveKey<U> key) {}

    /// A rule that the check applies to a value.
    ///
    /// @param text the rule, for the report
    /// @param test whether an archived value obeys the rule; if the test throws, the value does not
    record Rule<U, T, V>(String text, Test<U, T, V> test) {

        /// Tests whether a value is acceptable.
        interface Test<U, T, V> {
            boolean holds(Adaptation<U, T, V> type, MemorySegment archive, long place);
        }
    }

    Adaptation {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
    }

    Adaptation(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from) {
        this(type, to, from, null, null, null);
    }

    /// Returns a type whose values have a key of their own.
    static <T, V> AdaptedType<T, T, V> keyed(ArchiveType<T, V> type, ArchiveKey<T> key) {
        return new Adaptation<>(
                type,
                Function.identity(),
                Function.identity(),
                new OwnKey<>(Objects.requireNonNull(key, "key")),
                describer -> describer.form("own_key", type),
                null);
    }

    /// Returns this type for values that cannot be keys.
    Adaptation<U, T, V> withoutKey() {
        return new Adaptation<>(type, to, from, new OwnKey<>(null), description, rule);
    }

    @Override
    public AdaptedType<U, T, V> described(Consumer<TypeDescriber> described) {
        return new Adaptation<>(type, to, from, own, described, rule);
    }

    @Override
    public AdaptedType<U, T, V> where(String text, Predicate<? super V> test) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(test, "test");
        return new Adaptation<>(
                type,
                to,
                from,
                own,
                description,
                new Rule<>(
                        text, (self, archive, place) -> test.test(self.type.view(archive, place))));
    }

    @Override
    public AdaptedType<U, T, V> validated() {
        return new Adaptation<>(
                type,
                to,
                from,
                own,
                description,
                new Rule<>(ArchiveReadException.NOT_ACCEPTED, Adaptation::isReadable));
    }

    @Override
    public ArchiveType<U, U> viewedAsValues() {
        return new ValuesAsViews<>(this);
    }

    private boolean isReadable(MemorySegment archive, long place) {
        SharedObjects.reading(() -> read(archive, place));
        return true;
    }

    @Override
    public long placeBytes() {
        return type.placeBytes();
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

    @Override
    public long writePlace(U value, ArchiveSink out) {
        return type.writePlace(adapted(value), out);
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
            checkStep(checker, place, place, 0);
        } else {
            checker.checkAfterwards(this, place, place);
        }
    }

    /// Applies the rule, as a region that is checked after everything that the place leads to.
    @Override
    public void checkStep(ArchiveChecker checker, long pointer, long place, long step) {
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
        return own != null
                ? Optional.ofNullable(own.key())
                : type.key().map(key -> new AdaptedKey<>(key, to));
    }

    /// Whether the other object is this type: types are told apart by identity.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
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
