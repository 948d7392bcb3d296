package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveRangeException;
import dev.arenite.archive.NormalizedKey;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.internal.TruthValues;
import dev.arenite.archive.memory.FxHash;
import dev.arenite.archive.memory.LittleEndian;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.function.ToLongFunction;

/// The numbers of the format, each given by the layout of its place.
final class Scalars {

    static final FixedType<Unit> UNIT =
            FixedType.of(0, 1, access((m, at) -> Unit.UNIT, (m, at, v) -> {}))
                    .keyed((state, value) -> state, FixedOrder.natural(0, (value, target) -> {}))
                    .named("unit");

    private static final FixedOrder<Long> SIGNED =
            FixedOrder.natural(Long.BYTES, (value, target) -> FixedOrder.putSigned(target, value));

    private static final FixedOrder<Long> UNSIGNED =
            new FixedOrder<>(
                    Long::compareUnsigned,
                    Long.BYTES,
                    (value, target) -> target.putNumber(value, Long.BYTES));

    static final FixedType<Boolean> BOOL =
            FixedType.of(
                            1,
                            1,
                            access(
                                    (m, at) -> LittleEndian.getByte(m, at) == 1,
                                    (m, at, v) -> LittleEndian.putByte(m, at, (byte) (v ? 1 : 0))))
                    .where(TruthValues.RULE, new Bools())
                    .keyed(
                            (state, value) -> FxHash.word(state, value ? 1 : 0),
                            FixedOrder.natural(1, (value, target) -> target.putByte(value ? 1 : 0)))
                    .named("bool");

    static final FixedType<Byte> I8 =
            integer(
                            1,
                            LittleEndian::getByte,
                            (m, at, v) -> LittleEndian.putByte(m, at, v),
                            v -> v & 0xFF)
                    .named("i8");
    static final FixedType<Integer> U8 =
            unsigned(
                            1,
                            (m, at) -> LittleEndian.getByte(m, at) & 0xFF,
                            (m, at, v) ->
                                    LittleEndian.putByte(m, at, (byte) within("u8", v, 0xFF, at)),
                            v -> v)
                    .named("u8");
    static final FixedType<Short> I16 =
            integer(
                            2,
                            LittleEndian::getShort,
                            (m, at, v) -> LittleEndian.putShort(m, at, v),
                            v -> v & 0xFFFF)
                    .named("i16");
    static final FixedType<Integer> U16 =
            unsigned(
                            2,
                            (m, at) -> LittleEndian.getShort(m, at) & 0xFFFF,
                            (m, at, v) ->
                                    LittleEndian.putShort(
                                            m, at, (short) within("u16", v, 0xFFFF, at)),
                            v -> v)
                    .named("u16");
    static final FixedType<Integer> I32 =
            integer(
                            4,
                            LittleEndian::getInt,
                            (m, at, v) -> LittleEndian.putInt(m, at, v),
                            Integer::toUnsignedLong)
                    .named("i32");
    static final FixedType<Long> U32 =
            unsigned(
                            4,
                            (m, at) -> Integer.toUnsignedLong(LittleEndian.getInt(m, at)),
                            (m, at, v) ->
                                    LittleEndian.putInt(
                                            m, at, (int) within("u32", v, 0xFFFF_FFFFL, at)),
                            v -> v)
                    .named("u32");
    static final FixedType<Long> I64 =
            integer(8, LittleEndian::getLong, (m, at, v) -> LittleEndian.putLong(m, at, v), v -> v)
                    .named("i64");
    static final FixedType<Long> U64 =
            FixedType.of(
                            8,
                            8,
                            access(
                                    LittleEndian::getLong,
                                    (m, at, v) -> LittleEndian.putLong(m, at, v)))
                    .keyed(FxHash::word, UNSIGNED, Long.BYTES)
                    .named("u64");

    static final FixedType<Byte> U8_AS_BYTE =
            bits(
                            1,
                            access(
                                    LittleEndian::getByte,
                                    (m, at, v) -> LittleEndian.putByte(m, at, v)),
                            v -> v & 0xFF,
                            Byte::compareUnsigned)
                    .named("u8");
    static final FixedType<Short> U16_AS_SHORT =
            bits(
                            2,
                            access(
                                    LittleEndian::getShort,
                                    (m, at, v) -> LittleEndian.putShort(m, at, v)),
                            v -> v & 0xFFFF,
                            Short::compareUnsigned)
                    .named("u16");
    static final FixedType<Character> U16_AS_CHAR =
            bits(
                            2,
                            access(
                                    (m, at) -> (char) LittleEndian.getShort(m, at),
                                    (m, at, v) -> LittleEndian.putShort(m, at, (short) (char) v)),
                            v -> v,
                            Character::compare)
                    .named("u16");
    static final FixedType<Integer> U32_AS_INT =
            bits(
                            4,
                            access(
                                    LittleEndian::getInt,
                                    (m, at, v) -> LittleEndian.putInt(m, at, v)),
                            Integer::toUnsignedLong,
                            Integer::compareUnsigned)
                    .named("u32");

    static final FixedType<Float> F32 =
            FixedType.of(
                            4,
                            4,
                            access(
                                    (m, at) -> Float.intBitsToFloat(LittleEndian.getInt(m, at)),
                                    (m, at, v) ->
                                            LittleEndian.putInt(m, at, Float.floatToRawIntBits(v))))
                    .named("f32");
    static final FixedType<Double> F64 =
            FixedType.of(
                            8,
                            8,
                            access(
                                    (m, at) -> Double.longBitsToDouble(LittleEndian.getLong(m, at)),
                                    (m, at, v) ->
                                            LittleEndian.putLong(
                                                    m, at, Double.doubleToRawLongBits(v))))
                    .named("f64");

    static final FixedType<BigInteger> I128 = wide("i128", true);
    static final FixedType<BigInteger> U128 = wide("u128", false);

    static final FixedType<Integer> CHARACTER =
            FixedType.of(4, 4, access(LittleEndian::getInt, Scalars::putCodePoint))
                    .where(
                            "char must be a code point and no surrogate",
                            (m, at) -> isScalarValue(LittleEndian.getInt(m, at)))
                    .keyed(
                            (state, value) -> FxHash.word(state, value),
                            FixedOrder.natural(
                                    Integer.BYTES,
                                    (value, target) -> target.putNumber(value, Integer.BYTES)))
                    .named("char");

    /// The rule of truth values, looked at eight at a time.
    private record Bools() implements FixedType.Rule.Test {

        @Override
        public boolean holds(MemorySegment memory, long place) {
            return TruthValues.isValid(memory, place);
        }

        @Override
        public boolean holdsAll(MemorySegment memory, long start, long count, long placeBytes) {
            return TruthValues.areValid(memory, start, count);
        }
    }

    private Scalars() {}

    static FixedType<Long> usize(ArchiveFormat format) {
        int bytes = format.pointerBytes();
        FixedType.Access<Long> access = access(format::getLength, format::putLength);
        FixedKey.Hash<Long> hash = (state, value) -> FxHash.word(state, value & mask(format));
        return FixedType.of(bytes, bytes, access)
                .keyed(new FixedKey<>(access, 0, hash, UNSIGNED, Long.BYTES, LittleEndian::putLong))
                .described(describer -> describe(describer, format, "usize"));
    }

    static FixedType<Long> isize(ArchiveFormat format) {
        int bytes = format.pointerBytes();
        FixedType.Access<Long> access = access(format::getDistance, format::putDistance);
        FixedKey.Hash<Long> hash =
                (state, value) ->
                        FxHash.word(
                                state,
                                format == ArchiveFormat.POINTER_32
                                        ? (long) (int) (long) value
                                        : value);
        return FixedType.of(bytes, bytes, access)
                .keyed(new FixedKey<>(access, 0, hash, SIGNED, Long.BYTES, LittleEndian::putLong))
                .described(describer -> describe(describer, format, "isize"));
    }

    private static void describe(TypeDescriber describer, ArchiveFormat format, String leaf) {
        describer.format(format);
        describer.leaf(leaf);
    }

    private static long mask(ArchiveFormat format) {
        return format == ArchiveFormat.POINTER_32 ? 0xFFFF_FFFFL : -1;
    }

    /// Reads a value.
    @FunctionalInterface
    interface Getter<T> {
        T get(MemorySegment memory, long place);
    }

    /// Writes a value.
    @FunctionalInterface
    interface Setter<T> {
        void put(MemorySegment memory, long place, T value);
    }

    static <T> FixedType.Access<T> access(Getter<T> getter, Setter<T> setter) {
        return new Functions<>(getter, setter);
    }

    /// A record for the same reason as [FixedType].
    private record Functions<T>(Getter<T> getter, Setter<T> setter) implements FixedType.Access<T> {

        @Override
        public T get(MemorySegment memory, long place) {
            return getter.get(memory, place);
        }

        @Override
        public void put(MemorySegment memory, long place, T value) {
            setter.put(memory, place, value);
        }
    }

    private static <T extends Comparable<T>> FixedType<T> integer(
            int bytes, Getter<T> getter, Setter<T> setter, ToLongFunction<T> word) {
        // The first bit of negative numbers is set, and has to sort first.
        long first = 1L << (bytes * Byte.SIZE - 1);
        FixedOrder<T> order =
                FixedOrder.natural(
                        bytes,
                        (value, target) ->
                                target.putNumber(word.applyAsLong(value) ^ first, bytes));
        return bits(bytes, access(getter, setter), word, order);
    }

    /// Numbers that are not negative.
    private static <T extends Comparable<T>> FixedType<T> unsigned(
            int bytes, Getter<T> getter, Setter<T> setter, ToLongFunction<T> word) {
        return bits(bytes, access(getter, setter), word, Comparator.<T>naturalOrder());
    }

    private static <T> FixedType<T> bits(
            int bytes, FixedType.Access<T> access, ToLongFunction<T> word, Comparator<T> order) {
        FixedOrder.Form<T> form =
                (value, target) -> target.putNumber(word.applyAsLong(value), bytes);
        return bits(bytes, access, word, new FixedOrder<>(order, bytes, form));
    }

    private static <T> FixedType<T> bits(
            int bytes, FixedType.Access<T> access, ToLongFunction<T> word, FixedOrder<T> order) {
        return FixedType.of(bytes, bytes, access)
                .keyed((state, value) -> FxHash.word(state, word.applyAsLong(value)), order, bytes);
    }

    private static void putSigned(BigInteger value, NormalizedKey target) {
        FixedOrder.putSigned(target, value.shiftRight(Long.SIZE).longValue());
        target.putNumber(value.longValue(), Long.BYTES);
    }

    private static void putUnsigned(BigInteger value, NormalizedKey target) {
        target.putNumber(value.shiftRight(Long.SIZE).longValue(), Long.BYTES);
        target.putNumber(value.longValue(), Long.BYTES);
    }

    private static FixedType<BigInteger> wide(String name, boolean signed) {
        return FixedType.of(
                        16,
                        16,
                        access(
                                (m, at) -> WideIntegers.get(m, at, signed),
                                (m, at, v) -> WideIntegers.put(name, m, at, v, signed)))
                .keyed(
                        (state, value) ->
                                FxHash.word(
                                        FxHash.word(state, value.longValue()),
                                        value.shiftRight(Long.SIZE).longValue()),
                        FixedOrder.natural(16, signed ? Scalars::putSigned : Scalars::putUnsigned),
                        16)
                .named(name);
    }

    private static long within(String what, long value, long max, long byteOffset) {
        if (value < 0 || value > max) {
            throw new ArchiveRangeException(what, value, value < 0 ? 0 : max, byteOffset);
        }
        return value;
    }

    private static boolean isScalarValue(int codePoint) {
        return Character.isValidCodePoint(codePoint)
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static void putCodePoint(MemorySegment memory, long place, int codePoint) {
        if (!isScalarValue(codePoint)) {
            throw new ArchiveRangeException("char", codePoint, Character.MAX_CODE_POINT, place);
        }
        LittleEndian.putInt(memory, place, codePoint);
    }
}
