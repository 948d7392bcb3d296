package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveViolation;

import java.util.Objects;

/// A value of a block file that is no archive of its type.
///
/// @param item      the index of the value in the file
/// @param violation the rule that is broken; its offset counts from the start of the block
public record BlockFinding(long item, ArchiveViolation violation) {

    /// Makes a finding.
    public BlockFinding {
        Objects.requireNonNull(violation, "violation");
    }
}
