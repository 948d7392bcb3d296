package dev.arenite.archive.block;

import dev.arenite.archive.CheckLimits;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.util.Objects;

/// The settings with which block files are opened.
///
/// A value: every `with` method returns changed options and leaves these as they are.
///
/// @param check    what is checked of the blocks, and when
/// @param limits   the limits for each value. For all values of a file together, the number of
///     objects beyond the number of the file's bytes has the same limit
/// @param recovers whether a file that was not finished is opened with its complete blocks
/// @param lifetime the arena whose end unmaps the file; null if closing unmaps it
/// @param progress is told after each block of [BlockFile#verify()]
@SuppressWarnings("exports") // Of Nullable, which only tools look for.
public record BlockReadOptions(
        BlockCheck check,
        CheckLimits limits,
        boolean recovers,
        @Nullable Arena lifetime,
        BlockProgress progress) {

    /// Each block is checked when it is touched, within the [default limits][CheckLimits#DEFAULT];
    /// unfinished files are refused, and closing unmaps.
    public static final BlockReadOptions DEFAULT =
            new BlockReadOptions(
                    BlockCheck.ARCHIVES, CheckLimits.DEFAULT, false, null, (items, bytes) -> {});

    /// Checks the components.
    public BlockReadOptions {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(progress, "progress");
    }

    /// Returns these options with other checks.
    public BlockReadOptions withCheck(BlockCheck check) {
        return new BlockReadOptions(check, limits, recovers, lifetime, progress);
    }

    /// Returns these options with other limits.
    public BlockReadOptions withLimits(CheckLimits limits) {
        return new BlockReadOptions(check, limits, recovers, lifetime, progress);
    }

    /// Returns these options for files that may be unfinished: their complete blocks are found by
    /// reading all of the file when it is opened.
    public BlockReadOptions recovering() {
        return new BlockReadOptions(check, limits, true, lifetime, progress);
    }

    /// Returns these options with an arena whose end unmaps the file, also a refused one. The
    /// threads that may use the arena's memory may use the file; closing the file does nothing.
    public BlockReadOptions withLifetime(Arena lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        return new BlockReadOptions(check, limits, recovers, lifetime, progress);
    }

    /// Returns these options with an observer of [BlockFile#verify()].
    public BlockReadOptions withProgress(BlockProgress progress) {
        return new BlockReadOptions(check, limits, recovers, lifetime, progress);
    }
}
