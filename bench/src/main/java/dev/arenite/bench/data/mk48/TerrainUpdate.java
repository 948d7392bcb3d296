package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What changed in a square of the world, packed.
///
/// @param data unsigned
@Archivable
@SuppressWarnings("ArrayRecordComponent") // equal by their elements
public record TerrainUpdate(ChunkId chunkId, byte[] data) {

    private static final double NEW = 0.02;

    static TerrainUpdate random(Pcg32 random, int radius) {
        boolean isNew = random.chance(NEW);
        ChunkId chunkId = ChunkId.random(random, radius);
        byte[] data = new byte[isNew ? random.length(900, 1100) : random.length(3, 9)];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextByte();
        }
        return new TerrainUpdate(chunkId, data);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TerrainUpdate that
                && chunkId.equals(that.chunkId)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * chunkId.hashCode() + Arrays.hashCode(data);
    }
}
