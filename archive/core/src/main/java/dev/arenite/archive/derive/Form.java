package dev.arenite.archive.derive;

/// The archived forms that a Java type may have beside its usual one.
///
/// A number whose range is less than that of its Java type is refused when it is written. A Java
/// number of the same width has the same bits: `@As(U8) byte` is what [Byte#toUnsignedInt] takes.
public enum Form {
    /// `u8`: of `int` or `byte`.
    U8,
    /// `u16`: of `int`, `short` or `char`; `char` has this form without being asked.
    U16,
    /// `u32`: of `long` or `int`.
    U32,
    /// `u64`: of `long`.
    U64,
    /// `u128`: of `BigInteger`.
    U128,
    /// `i128`: of `BigInteger`.
    I128,
    /// `usize`: of `long`.
    USIZE,
    /// `isize`: of `long`.
    ISIZE,
    /// `char`: of `int`, a code point that is no surrogate.
    CHAR,
    /// An integer that is not 0, as
    /// [ArchiveTypes#nonZero][dev.arenite.archive.type.ArchiveTypes#nonZero]; of the Java type of
    /// any integer.
    NON_ZERO,
    /// `Option` of an integer that is not 0, without a tag: of `Optional` of such a number.
    OPTIONAL_NON_ZERO,
    /// `SystemTime`: of `Instant`, as
    /// [TimeTypes#UNIX_TIME][dev.arenite.archive.type.TimeTypes#UNIX_TIME].
    UNIX_TIME,
    /// A constant of an enum as its name.
    BY_NAME,
    /// `CString`: of `byte[]`.
    C_STRING,
    /// A UUID that is hashed as an array of bytes, as
    /// [ArchiveTypes#uuidAsArray][dev.arenite.archive.type.ArchiveTypes#uuidAsArray].
    BYTES,
    /// `Box`: out of line, behind a pointer; of anything. Text and lists behind a pointer as a
    /// whole have [#SLICE].
    BOXED,
    /// `Option<Box>` without a tag: of `Optional`.
    OPTIONAL_BOXED,
    /// `Box<str>` of `String`, `Box<[T]>` of `List`.
    SLICE,
    /// `[T; N]`: of `List`, with [As#length()].
    ARRAY,
    /// `VecDeque`: of `List`.
    DEQUE,
    /// `IndexMap`, `IndexSet`: of `Map` and `Set`, in the order of insertion.
    INDEX,
    /// `BTreeMap`, `BTreeSet`: of `Map` and `Set`, in the order of the keys.
    B_TREE,
    /// A sequence of entries or elements: of `Map` and `Set`.
    ENTRIES,
    /// `RangeInclusive`: of [Range][dev.arenite.archive.type.Range], whose form without being asked
    /// is `Range`.
    RANGE_INCLUSIVE,
    /// `RangeFrom`, `RangeTo` and `RangeToInclusive`: of anything, which is the one end.
    HALF_RANGE,
    /// `Variant(Record)`: of a record that a sealed interface permits, at its declaration. The
    /// record lies behind the tag as a whole, at its alignment, not with its fields one by one.
    NEWTYPE,
    /// `Rc`: objects that several references may lead to, each archived once. References share an
    /// object across components and records if it is of a derived type, a number, a constant or
    /// text, or a list, an `Optional` or an array of such; within one component otherwise.
    SHARED,
    /// `Weak`: of `Optional`, a reference to such an object, which may be gone.
    WEAK
}
