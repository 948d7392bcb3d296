package dev.arenite.archive;

import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Types written by hand, as small as can be, to test writer and checker with.
final class TestTypes {

    private TestTypes() {}

    /// A 32-bit integer.
    static final ArchiveType<Integer, Integer> INT =
            new Fixed(4) {
                @Override
                public void resolve(
                        Integer value, ArchiveSink out, long place, MemorySegment at, long from) {
                    LittleEndian.putInt(out.memory(), place, value);
                }

                @Override
                public Integer view(MemorySegment archive, long place) {
                    return LittleEndian.getInt(archive, place);
                }
            };

    /// A value without bytes.
    static final ArchiveType<Integer, Integer> NOTHING =
            new Fixed(0) {
                @Override
                public void resolve(
                        Integer value, ArchiveSink out, long place, MemorySegment at, long from) {}

                @Override
                public Integer view(MemorySegment archive, long place) {
                    return 0;
                }
            };

    /// A place that any bytes are right for.
    abstract static class Fixed implements ArchiveType<Integer, Integer> {
        private final long placeBytes;

        Fixed(long placeBytes) {
            this.placeBytes = placeBytes;
        }

        @Override
        public long placeBytes() {
            return placeBytes;
        }

        @Override
        public long placeAlignment() {
            return Math.max(placeBytes, 1);
        }

        @Override
        public long resolverBytes() {
            return 0;
        }

        @Override
        public void serialize(Integer value, ArchiveSink out, MemorySegment resolver, long at) {}

        @Override
        public void check(ArchiveChecker checker, long place) {
            throw new AssertionError("there is nothing to check");
        }

        @Override
        public boolean acceptsAnyBytes() {
            return true;
        }

        @Override
        public Integer read(MemorySegment archive, long place) {
            return view(archive, place);
        }
    }

    /// A pointer, optionally to what several of the same type lead to.
    record Pointer<T, V>(ArchiveType<T, V> target, boolean shared) implements ArchiveType<T, V> {

        @Override
        public long placeBytes() {
            return 4;
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return 8;
        }

        @Override
        public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
            if (!shared) {
                LittleEndian.putLong(resolver, at, writeTarget(value, out));
                return;
            }
            long start = out.startShared(value, this);
            if (start == ArchiveSink.NOT_WRITTEN) {
                start = writeTarget(value, out);
                out.finishShared(value, this, start);
            }
            LittleEndian.putLong(resolver, at, start);
        }

        private long writeTarget(T value, ArchiveSink out) {
            int mark = out.scratch().mark();
            long inner = out.scratch().pushOffset(target.resolverBytes(), 8);
            MemorySegment resolvers = out.scratch().memory();
            target.serialize(value, out, resolvers, inner);
            long place = out.reservePlace(target.placeBytes(), target.placeAlignment());
            target.resolve(value, out, place, resolvers, inner);
            out.scratch().release(mark);
            return place;
        }

        @Override
        public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            ArchiveFormat.POINTER_32.putPointer(
                    out.memory(), place, place, LittleEndian.getLong(resolver, at));
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            long start = place + LittleEndian.getInt(checker.archive(), place);
            if (shared) {
                checker.claimShared(this, target, start, place);
            } else {
                checker.claimPlace(target, start, place);
            }
        }

        @Override
        public V view(MemorySegment archive, long place) {
            return target.view(archive, place + LittleEndian.getInt(archive, place));
        }

        @Override
        public T read(MemorySegment archive, long place) {
            return target.read(archive, place + LittleEndian.getInt(archive, place));
        }
    }

    /// A field of a struct.
    record Field<T, F>(String name, ArchiveType<F, ?> type, Function<T, F> get) {}

    /// Fields one after the other. Views are the positions of places.
    record Struct<T>(List<Field<T, ?>> fields) implements ArchiveType<T, Long> {

        @Override
        public long placeBytes() {
            return offset(fields.size());
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return fields.stream().mapToLong(field -> field.type().resolverBytes()).sum();
        }

        private long offset(int index) {
            long offset = 0;
            for (int i = 0; i < index; i++) {
                offset += fields.get(i).type().placeBytes();
            }
            return offset;
        }

        @Override
        public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
            long next = at;
            for (Field<T, ?> field : fields) {
                try {
                    serialize(field, value, out, resolver, next);
                } catch (ArchivePathException failure) {
                    throw failure.within("." + field.name());
                }
                next += field.type().resolverBytes();
            }
        }

        private static <T, F> void serialize(
                Field<T, F> field, T value, ArchiveSink out, MemorySegment resolver, long at) {
            field.type().serialize(field.get().apply(value), out, resolver, at);
        }

        @Override
        public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            long next = at;
            for (int i = 0; i < fields.size(); i++) {
                resolve(fields.get(i), value, out, place + offset(i), resolver, next);
                next += fields.get(i).type().resolverBytes();
            }
        }

        private static <T, F> void resolve(
                Field<T, F> field,
                T value,
                ArchiveSink out,
                long place,
                MemorySegment resolver,
                long at) {
            field.type().resolve(field.get().apply(value), out, place, resolver, at);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            for (int i = 0; i < fields.size(); i++) {
                ArchiveType<?, ?> type = fields.get(i).type();
                if (!type.acceptsAnyBytes()) {
                    type.check(checker, place + offset(i));
                }
            }
        }

        @Override
        public String path(MemorySegment archive, long place, long byteOffset) {
            for (int i = 0; i < fields.size(); i++) {
                if (byteOffset >= place + offset(i) && byteOffset < place + offset(i + 1)) {
                    Field<T, ?> field = fields.get(i);
                    return "."
                            + field.name()
                            + field.type().path(archive, place + offset(i), byteOffset);
                }
            }
            return "";
        }

        @Override
        public Long view(MemorySegment archive, long place) {
            return place;
        }

        @Override
        public T read(MemorySegment archive, long place) {
            throw new AssertionError("written and checked only: a type of the tests");
        }
    }

    /// A chain of pointers; its value is its length.
    static final class Chain implements ArchiveType<Integer, Integer> {

        @Override
        public long placeBytes() {
            return 4;
        }

        @Override
        public long placeAlignment() {
            return 4;
        }

        @Override
        public long resolverBytes() {
            return 8;
        }

        @Override
        public void serialize(Integer length, ArchiveSink out, MemorySegment to, long at) {
            for (int i = 0; i < length; i++) {
                // First the place: taking it may change the memory.
                long place = out.reservePlace(4, 4);
                LittleEndian.putInt(out.memory(), place, i == 0 ? 1 : -4);
            }
        }

        @Override
        public void resolve(
                Integer length, ArchiveSink out, long place, MemorySegment from, long at) {
            LittleEndian.putInt(out.memory(), place, length == 0 ? 1 : -4);
        }

        @Override
        public void check(ArchiveChecker checker, long place) {
            int distance = LittleEndian.getInt(checker.archive(), place);
            if (distance != ArchiveFormat.NOWHERE) {
                checker.claimPlace(this, place + distance, place);
            }
        }

        @Override
        public String path(MemorySegment archive, long place, long byteOffset) {
            return ".next";
        }

        @Override
        public Integer view(MemorySegment archive, long place) {
            return read(archive, place);
        }

        @Override
        public Integer read(MemorySegment archive, long place) {
            int length = 0;
            for (long at = place; LittleEndian.getInt(archive, at) != 1; at -= 4) {
                length++;
            }
            return length;
        }
    }

    /// Wraps a type, to do something whenever a value is written.
    record Probe<T, V>(ArchiveType<T, V> type, Runnable onWrite) implements ArchiveType<T, V> {

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
            onWrite.run();
            type.serialize(value, out, resolver, at);
        }

        @Override
        public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
            onWrite.run();
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
    }

    static Optional<ArchiveViolation> check(ArchiveType<?, ?> type, byte[] archive) {
        return Archive.check(type, MemorySegment.ofArray(archive));
    }
}
