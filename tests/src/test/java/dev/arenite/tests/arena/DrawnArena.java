package dev.arenite.tests.arena;

import dev.arenite.arena.ArenaOptions;
import dev.arenite.arena.BumpArena;
import dev.arenite.arena.Retention;

import java.lang.foreign.Arena;
import java.util.SplittableRandom;

/// An arena of a kind that was drawn at random.
///
/// What a large alignment takes depends on where a chunk happens to lie, so that it differs from
/// run to run, and a sequence that has failed may not fail again. Therefore most arenas are asked
/// for no alignment beyond what every chunk has, or are over pages: these always behave the same.
/// The chunks of the rest come from malloc, which nobody can tell where to put them.
///
/// @param arena         the arena
/// @param limitBytes    the bytes that it may hold
/// @param greatestShift the greatest alignment to ask for, as a power of two
record DrawnArena(BumpArena arena, long limitBytes, int greatestShift) {

    /// The alignment that every chunk has, as a power of two.
    static final int MALLOC_SHIFT = 4;

    private static final int PAGE_SHIFT = 12;
    private static final long PAGES_BYTES = 1 << 14;

    static DrawnArena from(SplittableRandom random) {
        if (random.nextInt(8) == 0) {
            BumpArena overPages =
                    BumpArena.over(Arena.ofAuto().allocate(PAGES_BYTES, 1 << PAGE_SHIFT), "model");
            return new DrawnArena(overPages, PAGES_BYTES, PAGE_SHIFT);
        }
        ArenaOptions options = options(random);
        return new DrawnArena(
                BumpArena.ofConfined(options),
                options.limitBytes(),
                random.nextInt(3) == 0 ? PAGE_SHIFT : MALLOC_SHIFT);
    }

    private static ArenaOptions options(SplittableRandom random) {
        long firstBytes = 1L << random.nextInt(4, 12);
        long limitBytes =
                random.nextInt(4) == 0 ? random.nextLong(1 << 10, 1 << 16) : Long.MAX_VALUE;
        return ArenaOptions.named("model")
                .withChunkBytes(firstBytes, firstBytes << random.nextInt(4))
                .withOversizeBytes(1L << random.nextInt(4, 14))
                .withLimitBytes(limitBytes)
                .withTransferable(random.nextInt(8) == 0)
                .withRetention(retention(random));
    }

    private static Retention retention(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Retention.none();
            case 1 -> Retention.upTo(random.nextLong(1 << 14));
            case 2 -> Retention.adaptive();
            default -> Retention.all();
        };
    }
}
