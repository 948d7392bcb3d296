package dev.arenite.scratch;

import dev.arenite.arena.MemoryBudget;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.Objects;
import java.util.function.Supplier;

/// The settings of a [FallbackScratch]: its name, the size of its main memory, the limit of its
/// fallback.
///
/// A value: every `with` method returns changed options and leaves these as they are.
///
/// ```java
/// ScratchOptions options = ScratchOptions.named("orders").withFallbackLimitBytes(16 << 20);
/// ```
///
/// @param name               the name of the scratch, for messages and statistics
/// @param firstMainBytes     the first and smallest size of the main memory in bytes, at least 1
/// @param largestMainBytes   the size that the main memory may grow to at [Scratch#clear()], at
///     least `firstMainBytes`
/// @param fallbackLimitBytes the bytes that the blocks of the fallback may hold, memory that waits
///     for its next use included; not negative
/// @param source             opens an arena for each piece of memory, and may be called by the
///     owner of the scratch only. Where native access is not granted to the module of the arena,
///     memory comes from [Arena#ofConfined()] instead
/// @param budget             a limit shared with arenas and other scratches, null for none
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record ScratchOptions(
        String name,
        long firstMainBytes,
        long largestMainBytes,
        long fallbackLimitBytes,
        Supplier<Arena> source,
        @Nullable MemoryBudget budget) {

    /// Small main memory (1 KiB) that grows to 1 MiB, a fallback of 1 GiB, memory from confined
    /// arenas, no budget.
    public static final ScratchOptions DEFAULT =
            new ScratchOptions("scratch", 1 << 10, 1 << 20, 1 << 30, Arena::ofConfined, null);

    /// Checks the components.
    ///
    /// @throws IllegalArgumentException if a size is out of its range
    public ScratchOptions {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        requireAtLeast(1, firstMainBytes, "firstMainBytes");
        requireAtLeast(firstMainBytes, largestMainBytes, "largestMainBytes");
        requireAtLeast(0, fallbackLimitBytes, "fallbackLimitBytes");
    }

    /// Returns the default options under a name.
    public static ScratchOptions named(String name) {
        return DEFAULT.withName(name);
    }

    /// Returns these options with another name.
    public ScratchOptions withName(String name) {
        return new ScratchOptions(
                name, firstMainBytes, largestMainBytes, fallbackLimitBytes, source, budget);
    }

    /// Returns these options with other sizes of the main memory, in bytes. With equal sizes the
    /// main memory keeps its size.
    ///
    /// @throws IllegalArgumentException if a size is out of its range
    public ScratchOptions withMainBytes(long firstMainBytes, long largestMainBytes) {
        return new ScratchOptions(
                name, firstMainBytes, largestMainBytes, fallbackLimitBytes, source, budget);
    }

    /// Returns these options with another limit of the fallback, in bytes.
    ///
    /// @throws IllegalArgumentException if the limit is negative
    public ScratchOptions withFallbackLimitBytes(long fallbackLimitBytes) {
        return new ScratchOptions(
                name, firstMainBytes, largestMainBytes, fallbackLimitBytes, source, budget);
    }

    /// Returns these options with another source of memory.
    ///
    /// The scratch closes each arena that it has got from the source. Memory of automatic arenas,
    /// which cannot be closed, is given back by the garbage collector; with a budget, in which
    /// their bytes would stay for ever, giving it back throws an [UnsupportedOperationException].
    public ScratchOptions withSource(Supplier<Arena> source) {
        return new ScratchOptions(
                name, firstMainBytes, largestMainBytes, fallbackLimitBytes, source, budget);
    }

    /// Returns these options with a limit shared with arenas and other scratches: all memory that
    /// the scratch holds counts in the budget, in use or waiting for its next use, until it is
    /// given back.
    ///
    /// If the budget refuses a block, the push throws a [ScratchExhaustedException] that names the
    /// budget, and the scratch is unchanged. Before that, waiting memory of the fallback is given
    /// up for the block, and the fallback serves a block for which the main memory is refused.
    public ScratchOptions withBudget(MemoryBudget budget) {
        return new ScratchOptions(
                name,
                firstMainBytes,
                largestMainBytes,
                fallbackLimitBytes,
                source,
                Objects.requireNonNull(budget, "budget"));
    }

    /// Returns the source that a scratch takes its memory from.
    MemorySource memorySource() {
        return new MemorySource(source, budget);
    }

    static void requireAtLeast(long least, long value, String component) {
        if (value < least) {
            throw new IllegalArgumentException(
                    component + " is too small: " + component + "=" + value + " least=" + least);
        }
    }
}
