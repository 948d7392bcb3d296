package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaFingerprint;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// The header of a block file (FORMAT 13.3).
final class BlockFileHeader {

    static final int VERSION = 3;
    static final long MAGIC = 0x42_45_54_49_4E_45_52_41L;

    static final int FIXED_BYTES = 80;
    static final long CHECKSUM = 12;

    private static final long HEADER_BYTES = 16;
    private static final long TARGET_BYTES = 24;
    private static final long ALIGNMENT = 32;
    private static final long MIN_ITEMS = 36;
    private static final long FINGERPRINT = 40;
    private static final long SCHEMA_BYTES = 56;
    private static final long KEY_SCHEMA_BYTES = 60;
    private static final long KEY_ORDER = 64;
    private static final long NAME_BYTES = 68;
    private static final long BLOOM_BITS = 72;
    private static final long RESERVED = 76;

    /// The alignment of schemas in the header.
    private static final int PART_ALIGNMENT = 16;

    private static final int MAX_NAME_BYTES = 3 * BlockOptions.MAX_NAME_CHARS;

    private final MemorySegment memory;

    private BlockFileHeader(MemorySegment memory) {
        this.memory = memory;
    }

    /// Makes the header of a new file.
    static BlockFileHeader of(
            ArchiveType<?, ?> type, @Nullable BlockKey<?, ?, ?> key, BlockOptions options) {
        ArchiveSchema schema = ArchiveSchema.of(type);
        byte[] schemaBytes = schema.toBytes();
        byte[] keySchema = key == null ? new byte[0] : ArchiveSchema.of(key.type()).toBytes();
        byte[] name = options.name().getBytes(StandardCharsets.UTF_8);
        long keyStart = FIXED_BYTES + PlaceLayout.roundUp(schemaBytes.length, PART_ALIGNMENT);
        long nameStart = keyStart + PlaceLayout.roundUp(keySchema.length, PART_ALIGNMENT);
        long byteSize = PlaceLayout.roundUp(nameStart + name.length, options.alignment());
        MemorySegment memory = MemorySegment.ofArray(new byte[Math.toIntExact(byteSize)]);
        LittleEndian.putLong(memory, 0, MAGIC);
        LittleEndian.putInt(memory, Long.BYTES, VERSION);
        LittleEndian.putLong(memory, HEADER_BYTES, byteSize);
        LittleEndian.putLong(memory, TARGET_BYTES, options.targetBytes());
        LittleEndian.putInt(memory, ALIGNMENT, options.alignment());
        LittleEndian.putInt(memory, MIN_ITEMS, options.minItems());
        SchemaFingerprint fingerprint = schema.fingerprint();
        LittleEndian.putLong(memory, FINGERPRINT, fingerprint.high());
        LittleEndian.putLong(memory, FINGERPRINT + Long.BYTES, fingerprint.low());
        LittleEndian.putInt(memory, SCHEMA_BYTES, schemaBytes.length);
        LittleEndian.putInt(memory, KEY_SCHEMA_BYTES, keySchema.length);
        LittleEndian.putInt(memory, KEY_ORDER, key == null ? 0 : key.orderNumber());
        LittleEndian.putInt(memory, NAME_BYTES, name.length);
        LittleEndian.putInt(memory, BLOOM_BITS, options.bloomBits());
        put(memory, FIXED_BYTES, schemaBytes);
        put(memory, keyStart, keySchema);
        put(memory, nameStart, name);
        LittleEndian.putInt(memory, CHECKSUM, Checksum.of(memory, CHECKSUM, 0));
        return new BlockFileHeader(memory);
    }

    private static void put(MemorySegment memory, long at, byte[] bytes) {
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, at, bytes.length);
    }

    /// Returns the header that a file begins with, trusting nothing in it.
    ///
    /// @throws BlockFileException if the file has none
    static BlockFileHeader read(Path path, MemorySegment file) throws BlockFileException {
        if (file.byteSize() < Long.BYTES || LittleEndian.getLong(file, 0) != MAGIC) {
            throw new BlockFileException(path, "not a block file", 0);
        }
        if (file.byteSize() < CHECKSUM) {
            throw cutOff(path, file);
        }
        int version = LittleEndian.getInt(file, Long.BYTES);
        if (version != VERSION) {
            throw new BlockFileException(
                    path,
                    "version of the block file format must be known: version="
                            + Integer.toUnsignedString(version)
                            + " known="
                            + VERSION,
                    Long.BYTES);
        }
        if (file.byteSize() < FIXED_BYTES) {
            throw cutOff(path, file);
        }
        long byteSize = LittleEndian.getLong(file, HEADER_BYTES);
        if (byteSize < FIXED_BYTES || byteSize > Integer.MAX_VALUE) {
            throw new BlockFileException(path, "header is damaged", HEADER_BYTES);
        }
        if (byteSize > file.byteSize()) {
            throw cutOff(path, file);
        }
        BlockFileHeader header = new BlockFileHeader(file.asSlice(0, byteSize));
        if (header.checksum() != Checksum.of(header.memory, CHECKSUM, 0) || !header.isSound()) {
            throw new BlockFileException(path, "header is damaged", 0);
        }
        return header;
    }

    private static BlockFileException cutOff(Path path, MemorySegment file) {
        return new BlockFileException(path, "file is cut off in its header", file.byteSize());
    }

    private boolean isSound() {
        int alignment = alignment();
        int order = keyOrder();
        long parts =
                PlaceLayout.roundUp(unsigned(SCHEMA_BYTES), PART_ALIGNMENT)
                        + PlaceLayout.roundUp(unsigned(KEY_SCHEMA_BYTES), PART_ALIGNMENT)
                        + unsigned(NAME_BYTES);
        return Integer.bitCount(alignment) == 1
                && alignment >= BlockOptions.MIN_ALIGNMENT
                && alignment <= BlockOptions.MAX_ALIGNMENT
                && byteSize() % alignment == 0
                && targetBytes() >= alignment
                && targetBytes() % alignment == 0
                && targetBytes() <= BlockFormat.MAX_BLOCK_BYTES
                && minItems() >= 1
                && parts <= byteSize() - FIXED_BYTES
                && unsigned(NAME_BYTES) <= MAX_NAME_BYTES
                && order >= 0
                && order <= 2
                && bloomBits() >= 0
                && bloomBits() <= (order == 0 ? 0 : BlockOptions.MAX_BLOOM_BITS)
                && LittleEndian.getInt(memory, RESERVED) == 0;
    }

    private long unsigned(long offset) {
        return Integer.toUnsignedLong(LittleEndian.getInt(memory, offset));
    }

    /// Returns the bytes of the header, which are written as they are.
    MemorySegment memory() {
        return memory;
    }

    long byteSize() {
        return memory.byteSize();
    }

    int checksum() {
        return LittleEndian.getInt(memory, CHECKSUM);
    }

    int alignment() {
        return LittleEndian.getInt(memory, ALIGNMENT);
    }

    long targetBytes() {
        return LittleEndian.getLong(memory, TARGET_BYTES);
    }

    int minItems() {
        return LittleEndian.getInt(memory, MIN_ITEMS);
    }

    /// Returns the bits of the filter for each value, 0 without a filter.
    int bloomBits() {
        return LittleEndian.getInt(memory, BLOOM_BITS);
    }

    SchemaFingerprint fingerprint() {
        return new SchemaFingerprint(
                LittleEndian.getLong(memory, FINGERPRINT),
                LittleEndian.getLong(memory, FINGERPRINT + Long.BYTES));
    }

    /// Returns the schema of the values.
    ///
    /// @throws BlockFileException if the header has none, or one with another fingerprint
    ArchiveSchema schema(Path path) throws BlockFileException {
        ArchiveSchema schema = schema(path, memory.asSlice(FIXED_BYTES, unsigned(SCHEMA_BYTES)));
        if (!schema.fingerprint().equals(fingerprint())) {
            throw new BlockFileException(
                    path, "schema has another fingerprint than the file", FINGERPRINT);
        }
        return schema;
    }

    private static ArchiveSchema schema(Path path, MemorySegment bytes) throws BlockFileException {
        try {
            return ArchiveSchema.fromBytes(bytes);
        } catch (SchemaException | ArchiveException refusal) {
            throw new BlockFileException(
                    path, "schema is damaged: " + refusal.getMessage(), FIXED_BYTES);
        }
    }

    /// Requires that the file has values of a type.
    ///
    /// @throws BlockSchemaException if it has others; the message says how the schemas differ
    /// @throws BlockFileException   if the file has no schema
    void requireType(Path path, ArchiveType<?, ?> type) throws BlockFileException {
        ArchiveSchema wanted = ArchiveSchema.of(type);
        if (!wanted.fingerprint().equals(fingerprint())) {
            throw new BlockSchemaException(path, schema(path).differences(wanted));
        }
    }

    /// Returns 0 if the file has no keys, 1 if each key is greater than the one before, 2 if it is
    /// not less.
    int keyOrder() {
        return LittleEndian.getInt(memory, KEY_ORDER);
    }

    /// Returns the schema of the keys, in its binary form; empty without keys.
    MemorySegment keySchema() {
        long start = FIXED_BYTES + PlaceLayout.roundUp(unsigned(SCHEMA_BYTES), PART_ALIGNMENT);
        return memory.asSlice(start, unsigned(KEY_SCHEMA_BYTES));
    }

    /// Returns the settings of the file, and the sizes of its parts.
    ///
    /// @param blocksEnd the end of the last block
    /// @throws BlockFileException if there are keys without a schema
    BlockFileLayout layout(Path path, long blocksEnd) throws BlockFileException {
        return new BlockFileLayout(
                VERSION,
                byteSize(),
                blocksEnd,
                targetBytes(),
                alignment(),
                minItems(),
                keyOrder() == 0 ? Optional.empty() : Optional.of(schema(path, keySchema())),
                keyOrder() == 2);
    }

    String name() {
        long start =
                FIXED_BYTES
                        + PlaceLayout.roundUp(unsigned(SCHEMA_BYTES), PART_ALIGNMENT)
                        + PlaceLayout.roundUp(unsigned(KEY_SCHEMA_BYTES), PART_ALIGNMENT);
        byte[] name = memory.asSlice(start, unsigned(NAME_BYTES)).toArray(ValueLayout.JAVA_BYTE);
        return new String(name, StandardCharsets.UTF_8);
    }

    /// Returns a copy that does not depend on the file.
    BlockFileHeader copy() {
        return new BlockFileHeader(MemorySegment.ofArray(memory.toArray(ValueLayout.JAVA_BYTE)));
    }

    /// Requires that the file has a key, or that it has none.
    ///
    /// @param key the key that is expected, null if none is
    /// @throws BlockFileException if it has another one
    void requireKey(Path path, @Nullable BlockKey<?, ?, ?> key) throws BlockFileException {
        int expected = key == null ? 0 : key.orderNumber();
        if (keyOrder() != expected) {
            throw new BlockFileException(
                    path, "file has " + order(keyOrder()) + ", not " + order(expected), KEY_ORDER);
        }
        if (key != null) {
            ArchiveSchema wanted = ArchiveSchema.of(key.type());
            ArchiveSchema schema = schema(path, keySchema());
            if (!schema.fingerprint().equals(wanted.fingerprint())) {
                throw new BlockSchemaException(path, schema.differences(wanted));
            }
        }
    }

    private static String order(int keyOrder) {
        return switch (keyOrder) {
            case 0 -> "no keys";
            case 1 -> "keys that differ";
            default -> "keys that repeat";
        };
    }

    /// Returns options with the sizes and the name of this file.
    BlockOptions sized(BlockOptions options) {
        return new BlockOptions(
                targetBytes(),
                minItems(),
                alignment(),
                name(),
                bloomBits(),
                options.limits(),
                options.force(),
                options.progress());
    }
}
