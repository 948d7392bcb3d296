package dev.arenite.tests.scratch;

import dev.arenite.scratch.AllocScratch;
import dev.arenite.scratch.BufferScratch;
import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOptions;
import dev.arenite.scratch.ScratchTracker;
import dev.arenite.tests.FailingSequence;
import dev.arenite.tests.ScratchOperation;
import dev.arenite.tests.ScratchOperations;
import dev.arenite.tests.ScratchTrial;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.SplittableRandom;

/// Performs millions of random operations on each kind of scratch, next to the model of the
/// contract: block by block it would notice a wrong address, size, usage, order or lifetime.
///
/// As many operations as `-Darenite.ops` says, over all kinds; the same ones for the same
/// `-Darenite.seed`.
class ScratchModelTest {

    private static final long OPS = Long.getLong("arenite.ops", 2_400_000);
    private static final long SEED = Long.getLong("arenite.seed", 0x5EED);
    private static final int LENGTH = 400;

    /// The kinds, small enough to be full often.
    enum Kind {
        BUFFER,
        ALLOC,
        KEEPING_ALLOC,
        FALLBACK,
        GROWING_FALLBACK,
        TRACKER
    }

    private static Scratch open(Kind kind) {
        return switch (kind) {
            case BUFFER -> BufferScratch.ofConfined("tested", 2048);
            case ALLOC -> AllocScratch.ofConfined("tested", 4096);
            case KEEPING_ALLOC -> AllocScratch.keeping("tested", 4096, 4096);
            case FALLBACK -> fallback(256, 256);
            case GROWING_FALLBACK -> fallback(64, 2048);
            case TRACKER -> ScratchTracker.of(fallback(256, 256));
        };
    }

    private static FallbackScratch fallback(long firstMainBytes, long largestMainBytes) {
        return FallbackScratch.ofConfined(
                ScratchOptions.named("tested")
                        .withMainBytes(firstMainBytes, largestMainBytes)
                        .withFallbackLimitBytes(8192));
    }

    @ParameterizedTest
    @EnumSource
    void randomOperationsAgreeWithTheModel(Kind kind) {
        String script = System.getProperty("arenite.operations");
        if (script != null) {
            perform(kind, ScratchOperation.parse(script));
            return;
        }
        System.out.println(
                "repeat with: mvn -pl tests -am test -Dtest=ScratchModelTest -Darenite.ops="
                        + OPS
                        + " -Darenite.seed="
                        + SEED);
        SplittableRandom random = new SplittableRandom(SEED + kind.name().hashCode());
        long perKind = Math.ceilDiv(OPS, Kind.values().length);
        for (long done = 0; done < perKind; done += LENGTH) {
            List<ScratchOperation> operations = ScratchOperations.sequence(random, LENGTH);
            FailingSequence.check(
                    operations, sequence -> perform(kind, sequence), "ScratchModelTest");
        }
    }

    private static void perform(Kind kind, List<ScratchOperation> operations) {
        ScratchTrial trial = new ScratchTrial(open(kind), () -> open(kind));
        operations.forEach(trial::perform);
        trial.finish();
    }
}
