package dev.arenite.tests.scratch;

import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOptions;
import dev.arenite.tests.ScratchContract;
import dev.arenite.tests.ScratchSubject;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs the contract on main and fallback, main growing, with a source of memory that fails.
class FallbackScratchContractTest extends ScratchContract {

    private static final ScratchOptions OPTIONS =
            ScratchOptions.named("tested").withMainBytes(256, 1024).withFallbackLimitBytes(4096);

    @Override
    protected ScratchSubject subject() {
        return new ScratchSubject() {
            @Override
            public Scratch open() {
                return FallbackScratch.ofConfined(OPTIONS);
            }

            @Override
            public long capacityBytes() {
                return 4096;
            }

            @Override
            public Optional<Scratch> open(Supplier<Arena> source) {
                return Optional.of(FallbackScratch.ofConfined(OPTIONS.withSource(source)));
            }
        };
    }
}
