package dev.arenite.flink;

import dev.arenite.scratch.FallbackScratch;
import dev.arenite.scratch.Scratch;
import dev.arenite.scratch.ScratchOptions;

import java.lang.foreign.Arena;

/// The scratch memory of a thread, for all serializers and sinks that it uses.
///
/// Flink never closes a serializer, and copies it for each checkpoint. So scratch memory belongs to
/// threads, of which there are few: with native access it goes with the thread, without it a
/// thread that ends leaves behind the first kibibyte. Serializers that call each other within a
/// value push and pop in the right order.
final class ScratchOfThread {

    private static final ThreadLocal<Scratch> MINE =
            ThreadLocal.withInitial(
                    () ->
                            FallbackScratch.ofConfined(
                                    ScratchOptions.named("flink").withSource(Arena::ofAuto)));

    private ScratchOfThread() {}

    /// Returns the scratch of the current thread.
    static Scratch get() {
        return MINE.get();
    }
}
