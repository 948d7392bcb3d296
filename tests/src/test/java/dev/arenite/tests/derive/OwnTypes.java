package dev.arenite.tests.derive;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.IpSocketAddress;
import dev.arenite.archive.type.NetworkTypes;
import dev.arenite.archive.type.Niche;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Types that no form has a name for, as users name them with `@With`.
public final class OwnTypes {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private OwnTypes() {}

    /// `SocketAddrV4`.
    public static final class SocketV4 extends Own<IpSocketAddress, IpSocketAddress> {
        /// Makes the type.
        public SocketV4() {
            super(NetworkTypes.SOCKET_V4);
        }
    }

    /// `SocketAddrV6`.
    public static final class SocketV6 extends Own<IpSocketAddress, IpSocketAddress> {
        /// Makes the type.
        public SocketV6() {
            super(NetworkTypes.SOCKET_V6);
        }
    }

    /// `Option<f32>` with NaN as absence.
    public static final class NotNan32 extends Own<Optional<Float>, Optional<Float>> {
        /// Makes the type.
        public NotNan32() {
            super(TYPES.niche(TYPES.f32(), Niche.NAN_32));
        }
    }

    /// `Option<f64>` with NaN as absence.
    public static final class NotNan64 extends Own<Optional<Double>, Optional<Double>> {
        /// Makes the type.
        public NotNan64() {
            super(TYPES.niche(TYPES.f64(), Niche.NAN_64));
        }
    }

    /// `Option<bool>` with 2 as absence.
    public static final class TwoIsAbsent extends Own<Optional<Boolean>, Optional<Boolean>> {
        /// Makes the type.
        public TwoIsAbsent() {
            super(TYPES.niche(TYPES.bool(), Niche.BOOL));
        }
    }

    /// A type without pointers, by another one.
    public abstract static class Own<T, V> implements ArchiveType<T, V> {

        private final ArchiveType<T, V> type;

        /// Makes a type of the bytes and the values of another one.
        protected Own(ArchiveType<T, V> type) {
            this.type = type;
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
        public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
            type.serialize(value, out, resolver, at);
        }

        @Override
        public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            type.resolve(value, out, place, resolver, at);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            type.check(checker, place);
        }

        @Override
        public V view(MemorySegment archive, long place) {
            return type.view(archive, place);
        }

        @Override
        public T read(MemorySegment archive, long place) {
            return type.read(archive, place);
        }

        @Override
        public Optional<ArchiveKey<T>> key() {
            return type.key();
        }
    }
}
