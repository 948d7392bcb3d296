package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveFormat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The types of the format that have no parts (FORMAT 2.1, 2.6 and 3.4).
public enum SchemaLeaf implements SchemaNode {
    /// No content: no bytes.
    UNIT(0, 1, true),
    /// Truth values.
    BOOL(1, 1, true),
    /// Unsigned integers of 8 bits.
    U8(1, 1, true),
    /// Unsigned integers of 16 bits.
    U16(2, 2, true),
    /// Unsigned integers of 32 bits.
    U32(4, 4, true),
    /// Unsigned integers of 64 bits.
    U64(8, 8, true),
    /// Unsigned integers of 128 bits.
    U128(16, 16, true),
    /// Unsigned integers as wide as pointers.
    USIZE(-1, -1, true),
    /// Integers of 8 bits.
    I8(1, 1, true),
    /// Integers of 16 bits.
    I16(2, 2, true),
    /// Integers of 32 bits.
    I32(4, 4, true),
    /// Integers of 64 bits.
    I64(8, 8, true),
    /// Integers of 128 bits.
    I128(16, 16, true),
    /// Integers as wide as pointers.
    ISIZE(-1, -1, true),
    /// Floating-point numbers of 32 bits.
    F32(4, 4, false),
    /// Floating-point numbers of 64 bits.
    F64(8, 8, false),
    /// Characters: code points that are no surrogates.
    CHAR(4, 4, true),
    /// Text.
    STRING(-2, -1, true),
    /// Text that has no place of its own: only behind a box or a shared reference.
    STR(-2, -1, true),
    /// Bytes of which none is 0, with a 0 behind them.
    CSTRING(-2, -1, true),
    /// Durations with all the seconds that Rust's have.
    DURATION(16, 8, true),
    /// Durations of less than 2^63 seconds.
    JAVA_DURATION(16, 8, true),
    /// Points in time from 1970 on.
    UNIX_TIME(16, 8, true),
    /// Points in time.
    INSTANT(16, 8, true),
    /// Dates.
    LOCAL_DATE(8, 4, true),
    /// Times of day.
    LOCAL_TIME(8, 8, true),
    /// Dates with times of day.
    LOCAL_DATE_TIME(16, 8, true),
    /// Integers of any length.
    BIG_INTEGER(-2, -1, false),
    /// IPv4 addresses.
    IPV4(4, 1, true),
    /// IPv6 addresses.
    IPV6(16, 1, true),
    /// IP addresses of either kind.
    IP(17, 1, true),
    /// IPv4 addresses with a port.
    SOCKET_V4(6, 2, true),
    /// IPv6 addresses with a port.
    SOCKET_V6(28, 4, true),
    /// IP addresses of either kind with a port.
    SOCKET(32, 4, true),
    /// UUIDs.
    UUID(16, 1, true),
    /// UUIDs that are hashed as arrays of bytes.
    UUID_ARRAY(16, 1, true);

    private static final Map<String, SchemaLeaf> BY_TEXT = new HashMap<>();

    static {
        for (SchemaLeaf leaf : values()) {
            BY_TEXT.put(leaf.text(), leaf);
        }
    }

    private final int bytes;
    private final int alignment;
    private final boolean key;

    /// @param bytes     the size of a place; -1 and -2 for one and two times the width of pointers
    /// @param alignment the alignment of a place; -1 for the width of pointers
    SchemaLeaf(int bytes, int alignment, boolean key) {
        this.bytes = bytes;
        this.alignment = alignment;
        this.key = key;
    }

    /// Returns the word for it in texts, such as `u32`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Returns the leaf with a word, or empty if there is none.
    public static Optional<SchemaLeaf> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    boolean isKey() {
        return key;
    }

    /// Returns the size of a place in bytes; negative if it depends on the width of pointers.
    int bytes() {
        return bytes;
    }

    SchemaPlace place(ArchiveFormat format) {
        return new SchemaPlace(scaled(bytes, format), scaled(alignment, format));
    }

    private static long scaled(int count, ArchiveFormat format) {
        return count < 0 ? (long) -count * format.pointerBytes() : count;
    }
}
