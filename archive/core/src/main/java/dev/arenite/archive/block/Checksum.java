package dev.arenite.archive.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// CRC-32C over bytes and the checksum before them, so that each checksum depends on all bytes
/// before it.
final class Checksum {

    /// While bytes are read by the platform, their memory cannot be ended: not too long.
    private static final long STEP_BYTES = 1 << 24;

    private final CRC32C crc = new CRC32C();

    /// Begins behind another checksum.
    ///
    /// @param before the checksum before, 0 for the first
    Checksum(int before) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            crc.update(before >>> shift);
        }
    }

    /// Returns the checksum of bytes, without the 4 bytes of the checksum itself.
    ///
    /// @param own the position of the checksum in the bytes
    static int of(MemorySegment bytes, long own, int before) {
        Checksum checksum = new Checksum(before);
        checksum.update(bytes.asSlice(0, own));
        checksum.update(bytes.asSlice(own + Integer.BYTES));
        return checksum.value();
    }

    void update(MemorySegment bytes) {
        long step;
        for (long at = 0; at < bytes.byteSize(); at += step) {
            step = Math.min(STEP_BYTES, bytes.byteSize() - at);
            update(bytes.asSlice(at, step), crc);
        }
    }

    private static void update(MemorySegment bytes, CRC32C crc) {
        ByteBuffer buffer;
        try {
            buffer = bytes.asByteBuffer();
        } catch (UnsupportedOperationException ofOtherArrays) {
            buffer = ByteBuffer.wrap(bytes.toArray(ValueLayout.JAVA_BYTE));
        }
        crc.update(buffer);
    }

    int value() {
        return (int) crc.getValue();
    }
}
