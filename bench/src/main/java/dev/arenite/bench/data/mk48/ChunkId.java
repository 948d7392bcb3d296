package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

/// A square of the world: two `i8`, a tuple in Rust.
@Archivable
public record ChunkId(byte x, byte y) {

    static ChunkId random(Pcg32 random, int radius) {
        return new ChunkId(
                (byte) random.narrowRange(-radius, radius),
                (byte) random.narrowRange(-radius, radius));
    }
}
