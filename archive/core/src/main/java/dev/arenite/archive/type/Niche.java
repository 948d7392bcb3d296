package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.internal.NonZeroIntegers;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;

/// Bytes of a place that no value has, so that they can stand for its absence.
public interface Niche {

    /// Absence as NaN, for numbers of 32 bits. Every NaN is absence.
    Niche NAN_32 =
            of(
                    "nan",
                    Float.BYTES,
                    (memory, place) ->
                            Float.isNaN(Float.intBitsToFloat(LittleEndian.getInt(memory, place))),
                    (memory, place) -> LittleEndian.putInt(memory, place, 0x7FC0_0000));

    /// Absence as NaN, for numbers of 64 bits. Every NaN is absence.
    Niche NAN_64 =
            of(
                    "nan",
                    Double.BYTES,
                    (memory, place) ->
                            Double.isNaN(
                                    Double.longBitsToDouble(LittleEndian.getLong(memory, place))),
                    (memory, place) -> LittleEndian.putLong(memory, place, 0x7FF8_0000_0000_0000L));

    /// Absence as 2, for truth values. Everything above 1 is absence.
    Niche BOOL =
            of(
                    "two",
                    Byte.BYTES,
                    (memory, place) -> (LittleEndian.getByte(memory, place) & 0xFE) != 0,
                    (memory, place) -> LittleEndian.putByte(memory, place, (byte) 2));

    /// Whether a place is that of an absent value.
    boolean isAt(MemorySegment memory, long place);

    /// Fills a zeroed place for an absent value.
    void put(MemorySegment memory, long place);

    /// Returns the kind of these bytes, for schemas: one of the niches of FORMAT 12, or the name of
    /// a class that schemas do not know.
    default String kind() {
        return getClass().getName();
    }

    /// Returns the offset of these bytes in the place.
    default long offset() {
        return 0;
    }

    /// Returns the number of these bytes; 0 if it is not known.
    default long bytes() {
        return 0;
    }

    /// Returns absence as zeros, for integers that are not 0.
    static Niche zero(ArchiveType<?, ?> integer) {
        return zero(integer.placeBytes());
    }

    /// Returns absence as zeros, for integers that are not 0.
    ///
    /// @param bytes the size of the integers in bytes
    static Niche zero(long bytes) {
        return of(
                "zero",
                bytes,
                (memory, place) -> NonZeroIntegers.isZero(memory, place, bytes),
                (memory, place) -> {});
    }

    /// Returns absence as a pointer that leads nowhere, for boxes.
    static Niche nowhere(ArchiveFormat format) {
        return of(
                "box",
                format.pointerBytes(),
                (memory, place) -> format.getDistance(memory, place) == ArchiveFormat.NOWHERE,
                (memory, place) -> format.putDistance(memory, place, ArchiveFormat.NOWHERE));
    }

    /// Returns the niche of a field as that of the whole; all other bytes are zero.
    ///
    /// @param offset the offset of the field, in bytes from the start of the whole
    static Niche field(long offset, Niche niche) {
        return new Functions(
                niche.kind(),
                offset + niche.offset(),
                niche.bytes(),
                (memory, place) -> niche.isAt(memory, place + offset),
                (memory, place) -> niche.put(memory, place + offset));
    }

    private static Niche of(String kind, long bytes, Test test, Filler filler) {
        return new Functions(kind, 0, bytes, test, filler);
    }

    /// A record for the same reason as [FixedType].
    ///
    /// @param kind   the kind, for schemas
    /// @param offset the offset of the bytes in the place
    /// @param bytes  the number of the bytes
    /// @param test   tests for absence
    /// @param filler fills places
    record Functions(String kind, long offset, long bytes, Test test, Filler filler)
            implements Niche {

        @Override
        public boolean isAt(MemorySegment memory, long place) {
            return test.isAt(memory, place);
        }

        @Override
        public void put(MemorySegment memory, long place) {
            filler.put(memory, place);
        }
    }

    /// Tests for absence.
    @FunctionalInterface
    interface Test {
        /// Whether a place is that of an absent value.
        boolean isAt(MemorySegment memory, long place);
    }

    /// Fills places.
    @FunctionalInterface
    interface Filler {
        /// Fills a zeroed place for an absent value.
        void put(MemorySegment memory, long place);
    }
}
