package dev.arenite.tool.map;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.schema.SchemaNode.Niche;

import java.lang.foreign.MemorySegment;

/// The bytes that stand for an absent value (FORMAT 8).
final class NicheBytes {

    private NicheBytes() {}

    /// Whether the value at a place is absent.
    static boolean areAt(Niche niche, ArchiveFormat format, MemorySegment memory, long place) {
        long at = place + niche.offset();
        return switch (niche.kind()) {
            case BOX, WEAK -> format.getDistance(memory, at) == ArchiveFormat.NOWHERE;
            case ZERO -> areZero(memory, at, niche.bytes());
            case NAN ->
                    niche.bytes() == Float.BYTES
                            ? Float.isNaN(Float.intBitsToFloat(LittleEndian.getInt(memory, at)))
                            : Double.isNaN(
                                    Double.longBitsToDouble(LittleEndian.getLong(memory, at)));
            case TWO -> (LittleEndian.getByte(memory, at) & 0xFE) != 0;
        };
    }

    private static boolean areZero(MemorySegment memory, long start, long bytes) {
        for (long i = 0; i < bytes; i++) {
            if (LittleEndian.getByte(memory, start + i) != 0) {
                return false;
            }
        }
        return true;
    }
}
