package dev.arenite.tests.scratch;

/// A mistake to plant in a [PlainScratch], most of them made by somebody before.
enum ScratchBug {
    NONE,
    /// `padding + size` overflows, and a huge block fits.
    PADDING_OVERFLOW,
    /// What is aligned is the offset in the buffer, not the address.
    ALIGNS_OFFSET,
    /// From 128 on, a block is aligned to half of what was asked for.
    ALIGNS_HALF,
    /// After clear the segments of before can still be used.
    CLEAR_KEEPS_SCOPE,
    /// Every clear leaves a byte that cannot be used any more.
    CLEAR_LOSES_A_BYTE,
    /// The numbers of frames begin at 1 after clear: an old frame closes a new one.
    CLEAR_RESTARTS_FRAMES,
    /// Closing with blocks in use leaves the memory of the oldest open.
    CLOSE_LEAKS,
    /// Popping gives back the block but not the padding before it.
    POP_KEEPS_PADDING,
    /// Popping an older block is accepted and gives back the newer ones, too (rkyv 0.7).
    POPS_OLDER,
    /// The same, but only while main is exactly full.
    POPS_OLDER_WHEN_FULL,
    /// Popping a part of the newest block is accepted: its beginning or its end.
    POPS_SLICE,
    /// Popping any memory as large as the newest block is accepted.
    POPS_SAME_SIZE,
    /// Order is checked within main and within the fallback only (Feldera).
    ORDER_PER_PART,
    /// A frame left by an exception forgets the blocks of the fallback.
    FALLBACK_LEAKS,
    /// What frames go back to is kept in a ring of six: the seventh nested one overwrites it.
    DEEP_FRAMES_OVERWRITE,
    /// Leaving the 34th nested frame forgets the blocks outside.
    DEEP_FRAMES_FORGET,
    /// After 4096 frames their numbers begin again, and one that has ended closes another.
    FRAME_NUMBERS_WRAP,
    /// Releasing down to a mark right before a frame leaves the frame open.
    RELEASE_KEEPS_FRAME,
    /// Releasing brings the peak down to the usage.
    RELEASE_LOWERS_PEAK,
    /// Releasing where there is nothing to release does not check the thread.
    VAIN_RELEASE_UNCHECKED,
    /// When the table of entries grows for the 65th, the tenth is copied wrong.
    GROWTH_DAMAGES_ENTRY,
    /// Giving back a block writes into the middle of large ones.
    LARGE_BLOCKS_OVERWRITTEN,
    /// Every popped block leaves a byte behind in the accounts.
    USAGE_DRIFTS,
    /// A block that does not fit leaves a byte behind in the accounts.
    REFUSAL_COUNTS,
    /// A failure of the source of memory leaves a byte behind in the accounts.
    FAILURE_COUNTS,
    /// One method forgets to check the thread.
    THREAD_UNCHECKED,
    /// Two blocks of 0 bytes have the same address.
    ZERO_SIZE_ALIASES,
    /// The same, but only where they are aligned to 128 or more.
    ZERO_SIZE_ALIASES_WHERE_ALIGNED
}
