package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.map.ArchivedMap;
import dev.arenite.archive.map.ArchivedSet;
import dev.arenite.archive.map.MapTypes;

import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The types of one archive format, to be combined.
///
/// ```java
/// record Point(double x, double y) {}
///
/// ArchiveTypes types = ArchiveTypes.STANDARD;
/// StructType<Point> point = types.<Point>struct()
///         .field("x", types.f64(), Point::x)
///         .field("y", types.f64(), Point::y)
///         .build(values -> new Point(values.get(0), values.get(1)));
/// ListType<Point, ArchivedStruct> points = types.list(point);
/// ```
///
/// Types are immutable and may be used by any thread. The type of a map's keys must have a
/// [key][ArchiveType#key()]; methods that take keys throw [IllegalArgumentException] otherwise.
/// Names are Rust's if Java has no word of its own.
public final class ArchiveTypes {

    /// The types of the default format, with 32-bit pointers.
    public static final ArchiveTypes STANDARD = new ArchiveTypes(ArchiveFormat.POINTER_32);

    private static final ArchiveTypes WIDE = new ArchiveTypes(ArchiveFormat.POINTER_64);

    private final ArchiveFormat format;

    private ArchiveTypes(ArchiveFormat format) {
        this.format = format;
    }

    /// Returns the types of a format.
    public static ArchiveTypes of(ArchiveFormat format) {
        return format == ArchiveFormat.POINTER_32 ? STANDARD : WIDE;
    }

    /// Returns the format.
    public ArchiveFormat format() {
        return format;
    }

    /// Returns the type without content: no bytes.
    public FixedType<Unit> unit() {
        return Scalars.UNIT;
    }

    /// Returns truth values.
    public FixedType<Boolean> bool() {
        return Scalars.BOOL;
    }

    /// Returns integers of 8 bits.
    public FixedType<Byte> i8() {
        return Scalars.I8;
    }

    /// Returns integers of 16 bits.
    public FixedType<Short> i16() {
        return Scalars.I16;
    }

    /// Returns integers of 32 bits.
    public FixedType<Integer> i32() {
        return Scalars.I32;
    }

    /// Returns integers of 64 bits.
    public FixedType<Long> i64() {
        return Scalars.I64;
    }

    /// Returns integers of 128 bits.
    public FixedType<BigInteger> i128() {
        return Scalars.I128;
    }

    /// Returns unsigned integers of 8 bits.
    public FixedType<Integer> u8() {
        return Scalars.U8;
    }

    /// Returns unsigned integers of 16 bits.
    public FixedType<Integer> u16() {
        return Scalars.U16;
    }

    /// Returns unsigned integers of 32 bits.
    public FixedType<Long> u32() {
        return Scalars.U32;
    }

    /// Returns unsigned integers of 8 bits as signed ones with the same bits, for [Byte]'s unsigned
    /// methods. As keys they are ordered as unsigned ones.
    public FixedType<Byte> u8AsByte() {
        return Scalars.U8_AS_BYTE;
    }

    /// Returns unsigned integers of 16 bits as signed ones with the same bits, for [Short]'s
    /// unsigned methods. As keys they are ordered as unsigned ones.
    public FixedType<Short> u16AsShort() {
        return Scalars.U16_AS_SHORT;
    }

    /// Returns unsigned integers of 16 bits as UTF-16 code units, surrogates included.
    public FixedType<Character> u16AsChar() {
        return Scalars.U16_AS_CHAR;
    }

    /// Returns unsigned integers of 32 bits as signed ones with the same bits, for [Integer]'s
    /// unsigned methods. As keys they are ordered as unsigned ones.
    public FixedType<Integer> u32AsInt() {
        return Scalars.U32_AS_INT;
    }

    /// Returns unsigned integers of 64 bits, for [Long]'s unsigned methods.
    public FixedType<Long> u64() {
        return Scalars.U64;
    }

    /// Returns unsigned integers of 128 bits.
    public FixedType<BigInteger> u128() {
        return Scalars.U128;
    }

    /// Returns unsigned integers as wide as pointers, for [Long]'s unsigned methods.
    public FixedType<Long> usize() {
        return Scalars.usize(format);
    }

    /// Returns integers as wide as pointers.
    public FixedType<Long> isize() {
        return Scalars.isize(format);
    }

    /// Returns floating-point numbers of 32 bits. The bits of NaN are kept.
    public FixedType<Float> f32() {
        return Scalars.F32;
    }

    /// Returns floating-point numbers of 64 bits. The bits of NaN are kept.
    public FixedType<Double> f64() {
        return Scalars.F64;
    }

    /// Returns characters: code points that are no surrogates, Rust's `char`.
    public FixedType<Integer> character() {
        return Scalars.CHARACTER;
    }

    /// Returns the integers of a type without 0.
    public <T> FixedType<T> nonZero(FixedType<T> integer) {
        return NonZero.of(integer);
    }

    /// Returns text.
    public StringType string() {
        return StringType.of(format);
    }

    /// Returns text that is UTF-8 in memory already, Rust's `String`: byte for byte as [#string()],
    /// as a key too. So maps and sets of text, written with either type, are looked up by bytes
    /// without making a string:
    ///
    /// ```java
    /// ArchiveTypes types = ArchiveTypes.STANDARD;
    /// ArchiveType<Map<String, Integer>, ?> written = types.hashMap(types.string(), types.i32());
    /// MemorySegment archive = Archive.toSegment(written, Map.of("apple", 3), arena);
    ///
    /// ArchiveType<?, ArchivedMap<MemorySegment, ArchivedString, Integer>> viewed =
    ///         types.hashMap(types.utf8(), types.i32());
    /// MemorySegment apple = MemorySegment.ofArray(new byte[] {'a', 'p', 'p', 'l', 'e'});
    /// Optional<Integer> price = Archive.access(viewed, archive).get(apple);
    /// ```
    ///
    /// A map in a struct is viewed at the place of its field: `viewed.view(struct.archive(),
    /// struct.place() + type.fieldOffset(type.fieldIndex("prices")))`.
    public Utf8Type utf8() {
        return Utf8Type.of(format);
    }

    /// Returns bytes that are copied as a whole, Rust's `Vec<u8>` and `Vec<i8>`.
    public PrimitivesType<byte[]> bytes() {
        return new PrimitivesType<>(format, i8(), ValueLayout.JAVA_BYTE, byte[]::new);
    }

    /// Returns numbers of 16 bits that are copied as a whole, signed or not.
    public PrimitivesType<short[]> shorts() {
        return new PrimitivesType<>(format, i16(), ValueLayout.JAVA_SHORT, short[]::new);
    }

    /// Returns numbers of 32 bits that are copied as a whole, signed or not.
    public PrimitivesType<int[]> ints() {
        return new PrimitivesType<>(format, i32(), ValueLayout.JAVA_INT, int[]::new);
    }

    /// Returns numbers of 64 bits that are copied as a whole, signed or not.
    public PrimitivesType<long[]> longs() {
        return new PrimitivesType<>(format, i64(), ValueLayout.JAVA_LONG, long[]::new);
    }

    /// Returns floating-point numbers of 32 bits that are copied as a whole.
    public PrimitivesType<float[]> floats() {
        return new PrimitivesType<>(format, f32(), ValueLayout.JAVA_FLOAT, float[]::new);
    }

    /// Returns floating-point numbers of 64 bits that are copied as a whole.
    public PrimitivesType<double[]> doubles() {
        return new PrimitivesType<>(format, f64(), ValueLayout.JAVA_DOUBLE, double[]::new);
    }

    /// Returns bytes of which none is 0, Rust's `CString`.
    public CStringType cString() {
        return new CStringType(format);
    }

    /// Returns UUIDs. As keys they are hashed as in the Rust crate `uuid` since its version 1.17.
    public FixedType<UUID> uuid() {
        return Uuids.UUID_TYPE;
    }

    /// Returns UUIDs that are hashed as arrays of bytes, as in that crate before version 1.17.
    public FixedType<UUID> uuidAsArray() {
        return Uuids.ARRAY;
    }

    /// Returns points in time, every [Instant]: before 1970 the seconds are negative. In Rust
    /// `struct Instant { seconds: i64, nanos: u32 }`, also as a key. The check refuses points in
    /// time that [Instant] does not have. For a `SystemTime` in Rust there is
    /// [TimeTypes#UNIX_TIME].
    public FixedType<Instant> instant() {
        return TimeTypes.INSTANT;
    }

    /// Returns dates, every [LocalDate]. In Rust
    /// `struct LocalDate { year: i32, month: u8, day: u8 }`, also as a key. The check refuses dates
    /// that [LocalDate] does not have, such as the 30th of February.
    public FixedType<LocalDate> localDate() {
        return DateTypes.DATE;
    }

    /// Returns times of day as nanoseconds since midnight, 0 to 86,399,999,999,999, which the check
    /// demands. In Rust a `u64` or `struct LocalTime { nanos: u64 }`, also as a key.
    public FixedType<LocalTime> localTime() {
        return DateTypes.TIME;
    }

    /// Returns dates with times of day. In Rust
    /// `struct LocalDateTime { date: LocalDate, time: u64 }` with the `LocalDate` of [#localDate()]
    /// and the time of [#localTime()], also as a key; checked as they are.
    public FixedType<LocalDateTime> localDateTime() {
        return DateTypes.DATE_TIME;
    }

    /// Returns integers of any length, in Rust a `Vec<u8>`: a two's complement, the highest byte
    /// first, as `num_bigint::BigInt::to_signed_bytes_be` returns it and [BigInteger#toByteArray()]
    /// does. The check refuses an empty sequence of bytes, more bytes than needed, and numbers that
    /// [BigInteger] cannot hold. The view is the number, made anew each time.
    ///
    /// Not a key: Rust orders the bytes, -1 after 1. [#i128()] is a key. An archive may hold a
    /// number as long as the archive: to print it takes more than linear time.
    public ArchiveType<BigInteger, BigInteger> bigInteger() {
        return BigNumbers.integer(this);
    }

    /// Returns decimal numbers of any length with their scale, so that 1.0 and 1.00 differ. In Rust
    /// `struct BigDecimal { unscaled: Vec<u8>, scale: i32 }` with the bytes of [#bigInteger()],
    /// checked as there. The view is the number, made anew each time. Not a key.
    ///
    /// Any scale is valid: [BigDecimal#toPlainString()] of a few hostile bytes has 2^31 digits.
    public ArchiveType<BigDecimal, BigDecimal> bigDecimal() {
        return BigNumbers.decimal(this);
    }

    /// Starts a struct.
    public <T> StructBuilder<T> struct() {
        return new StructBuilder<>();
    }

    /// Returns a field of structs.
    ///
    /// @param name     its name
    /// @param type     the type of its values
    /// @param accessor takes the value from the whole, such as `Point::x`; called more than once,
    ///     and must return the same value each time
    public <T, F, V> StructField<T, F, V> field(
            String name, ArchiveType<F, V> type, Function<? super T, ? extends F> accessor) {
        return new StructField<>(name, type, accessor);
    }

    /// Returns structs with fields.
    ///
    /// @param fields the fields in declaration order
    /// @param maker  makes a value from the values of its fields
    /// @throws IllegalArgumentException if two fields have one name
    public <T> StructType<T> struct(
            List<? extends StructField<? super T, ?, ?>> fields,
            Function<FieldValues, ? extends T> maker) {
        StructBuilder<T> struct = struct();
        fields.forEach(struct::field);
        return struct.build(maker);
    }

    /// Returns tuples: the fields of a struct without names, as lists.
    public StructType<List<?>> tuple(List<? extends ArchiveType<?, ?>> types) {
        return Tuples.of(types);
    }

    /// Starts an enum.
    public <T> EnumBuilder<T> enumeration() {
        return new EnumBuilder<>();
    }

    /// Returns the constants of a Java enum, each a variant without fields: tagged by their order,
    /// which must therefore not change. [#enumByName] allows for any order.
    public <T extends Enum<T>> EnumType<T> constants(Class<T> constants) {
        EnumBuilder<T> builder = enumeration();
        for (T constant : constants.getEnumConstants()) {
            builder.was(EarlierNames.of(constant).toArray(String[]::new))
                    .constant(constant.name(), constant);
        }
        return builder.build();
    }

    /// Returns the constants of a Java enum, as [#constants] does, but viewed as themselves.
    ///
    /// @throws IllegalArgumentException if there is no constant, or more than 256
    public <E extends Enum<E>> FixedType<E> enumByOrdinal(Class<E> constants) {
        int count = constants.getEnumConstants().length;
        return enumByTag(constants, IntStream.range(0, count).toArray());
    }

    /// Returns the constants of a Java enum, each with a tag of its own, viewed as themselves.
    ///
    /// @param tags the tag of each constant, in the order of the constants
    /// @throws IllegalArgumentException if a tag is missing, is not in 0 to 255, or is taken
    public <E extends Enum<E>> FixedType<E> enumByTag(Class<E> constants, int... tags) {
        return EnumConstants.type(constants, tags.clone());
    }

    /// Returns the constants of a Java enum as texts: their names, in Rust a `String`. The check
    /// refuses other texts; its rule names the enum, its cause the text. As keys they are hashed
    /// and ordered by name.
    public <E extends Enum<E>> ArchiveType<E, ArchivedString> enumByName(Class<E> constants) {
        return EnumNames.type(string(), constants);
    }

    /// Returns values that may be absent.
    public <T, V> OptionType<T, V> optional(ArchiveType<T, V> type) {
        return new OptionType<>(type);
    }

    /// Returns values or errors.
    public <T, E> EnumType<Result<T, E>> result(ArchiveType<T, ?> value, ArchiveType<E, ?> error) {
        return StandardEnums.result(value, error);
    }

    /// Returns ends of ranges.
    public <T> EnumType<Bound<T>> bound(ArchiveType<T, ?> value) {
        return StandardEnums.bound(value);
    }

    /// Returns ranges with two ends of which the second is excluded, Rust's `Range`.
    public <T> StructType<Range<T>> range(ArchiveType<T, ?> value) {
        return StandardEnums.range(value);
    }

    /// Returns ranges with two ends, both included, Rust's `RangeInclusive`: as keys they are
    /// hashed differently.
    public <T> ArchiveType<Range<T>, ArchivedStruct> rangeInclusive(ArchiveType<T, ?> value) {
        return StandardEnums.rangeInclusive(value);
    }

    /// Returns ranges with one end, Rust's `RangeFrom`, `RangeTo` and `RangeToInclusive`.
    public <T> StructType<T> halfRange(ArchiveType<T, ?> value) {
        return StandardEnums.single(value, Function.identity(), Function.identity());
    }

    /// Returns sequences, Rust's `Vec` and the like.
    public <T, V> ListType<T, V> list(ArchiveType<T, V> element) {
        return ListType.of(format, element);
    }

    /// Returns sequences that Rust hashes element by element, even if the elements are integers:
    /// Rust's `VecDeque`. They differ from [#list] only as keys of hash and index maps.
    public <T, V> ArchiveType<List<T>, ArchivedList<V>> deque(ArchiveType<T, V> element) {
        return ElementwiseKey.inSequences(list(element), element.key());
    }

    /// Returns sequences of a length that belongs to the type.
    ///
    /// @throws IllegalArgumentException if the length is negative
    public <T, V> ArrayType<T, V> array(ArchiveType<T, V> element, int length) {
        return new ArrayType<>(element, length);
    }

    /// Returns values that lie out of line.
    public <T, V> BoxType<T, V> boxed(ArchiveType<T, V> type) {
        return new BoxType<>(format, type);
    }

    /// Returns text that always lies out of line.
    public TextSliceType boxedString() {
        return new TextSliceType(format);
    }

    /// Returns sequences that are behind a pointer as a whole.
    public <T, V> SliceType<T, V> boxedSlice(ArchiveType<T, V> element) {
        return new SliceType<>(format, element);
    }

    /// Returns references to values that other references may lead to as well.
    ///
    /// Objects are shared among references of one type: each call returns another type. Rust's
    /// `Rc` and `Arc` of the same values are two such types.
    public <T, V> SharedType<T, V> shared(ArchiveType<T, V> type) {
        return sharedPointer(boxed(type));
    }

    /// Returns references to text or sequences that other references may lead to as well.
    ///
    /// @param pointer text or sequences that are behind a pointer
    public <T, V> SharedType<T, V> sharedPointer(PointerType<T, V> pointer) {
        return new SharedType<>(pointer, null);
    }

    /// Returns references that share with all others to the same target that this method returned:
    /// one object has one copy in an archive, whichever component refers to it, as with Rust's
    /// `Rc`. Derived types use it.
    ///
    /// Targets are the same if their types are, or are lists, options, boxes or arrays of numbers
    /// of the same; of all other targets the type must be the same object.
    ///
    /// @param pointer a box, or text or sequences that are behind a pointer
    public <T, V> SharedType<T, V> sharedByTarget(PointerType<T, V> pointer) {
        return new SharedType<>(pointer, TargetKind.of(pointer));
    }

    /// Returns references whose value may be gone.
    ///
    /// @param strong the type of the other references to the values
    public <T, V> ArchiveType<Optional<T>, Optional<ArchivedReference<V>>> weak(
            SharedType<T, V> strong) {
        return new NicheType<>(strong, Niche.nowhere(format));
    }

    /// Returns values that may be absent, without a tag.
    ///
    /// @param type  the type of the values
    /// @param niche bytes that no value has
    public <T, V> ArchiveType<Optional<T>, Optional<V>> niche(ArchiveType<T, V> type, Niche niche) {
        return new NicheType<>(type, niche);
    }

    /// Returns values out of line that may be absent; the pointer marks the absence.
    public <T, V> ArchiveType<Optional<T>, Optional<V>> optionalBox(PointerType<T, V> type) {
        return new NicheType<>(type, Niche.nowhere(format));
    }

    /// Returns integers that may be absent; 0 marks the absence.
    ///
    /// @param nonZero integers that are not 0
    public <T, V> ArchiveType<Optional<T>, Optional<V>> optionalNonZero(ArchiveType<T, V> nonZero) {
        return new NicheType<>(nonZero, Niche.zero(nonZero));
    }

    /// Returns hash maps, laid out in their iteration order: in another order, equal maps differ.
    public <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> hashMap(
            ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        return MapTypes.hashMap(format, keys, values);
    }

    /// Returns hash sets, laid out in their iteration order.
    public <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> hashSet(ArchiveType<K, A> elements) {
        return MapTypes.hashSet(format, elements);
    }

    /// Returns hash maps that keep the order of insertion.
    public <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> indexMap(
            ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        return MapTypes.indexMap(format, keys, values);
    }

    /// Returns hash sets that keep the order of insertion.
    public <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> indexSet(ArchiveType<K, A> elements) {
        return MapTypes.indexSet(format, elements);
    }

    /// Returns maps in the order of their keys.
    public <K, A, V, W> ArchiveType<Map<K, V>, ArchivedMap<K, A, W>> bTreeMap(
            ArchiveType<K, A> keys, ArchiveType<V, W> values) {
        return MapTypes.bTreeMap(format, keys, values);
    }

    /// Returns sets in the order of their elements.
    public <K, A> ArchiveType<Set<K>, ArchivedSet<K, A>> bTreeSet(ArchiveType<K, A> elements) {
        return MapTypes.bTreeSet(format, elements);
    }

    /// Returns maps as sequences of entries, which have a `key` and a `value`, Rust's `AsVec`. They
    /// are no keys: equal maps may have their entries in different orders.
    public <K, V> ArchiveType<Map<K, V>, ArchivedList<ArchivedStruct>> mapAsList(
            ArchiveType<K, ?> keys, ArchiveType<V, ?> values) {
        return new Adaptation<Map<K, V>, List<Map.Entry<K, V>>, ArchivedList<ArchivedStruct>>(
                        list(Tuples.entry(keys, values)), Tuples::entries, Tuples::map)
                .withoutKey();
    }

    /// Returns sets as sequences, Rust's `AsVec`. They are no keys: equal sets may have their
    /// elements in different orders.
    public <T, V> ArchiveType<Set<T>, ArchivedList<V>> setAsList(ArchiveType<T, V> element) {
        return new Adaptation<Set<T>, List<T>, ArchivedList<V>>(
                        list(element), Tuples::elements, LinkedHashSet::new)
                .withoutKey();
    }

    /// Returns values that are archived as values of another type.
    ///
    /// @param type the other type
    /// @param to   returns the value to archive; called more than once for each
    /// @param from returns the value for one that has been archived; for values that it does not
    ///     accept, see [AdaptedType]
    public <U, T, V> AdaptedType<U, T, V> adapted(
            ArchiveType<T, V> type,
            Function<? super U, ? extends T> to,
            Function<? super T, ? extends U> from) {
        return new Adaptation<>(type, to, from);
    }

    /// Returns a type whose values have a key of their own: for Rust types with a `Hash` or an
    /// order that does not follow from their parts.
    public <T, V> ArchiveType<T, V> keyed(ArchiveType<T, V> type, ArchiveKey<T> key) {
        return Adaptation.keyed(type, key);
    }

    /// Returns a type whose definition contains the type itself, behind a pointer.
    ///
    /// @param definition returns the type for a stand-in, whose methods must not be called
    ///     meanwhile
    public <T, V> ArchiveType<T, V> recursive(
            Function<? super ArchiveType<T, V>, ? extends ArchiveType<T, V>> definition) {
        return RecursiveType.of(definition);
    }
}
