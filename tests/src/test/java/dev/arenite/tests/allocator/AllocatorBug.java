package dev.arenite.tests.allocator;

/// A mistake to plant in a [PlainAllocator].
enum AllocatorBug {
    NONE,
    /// Blocks are as large as what they take.
    SIZE_ROUNDED,
    /// What is aligned is the offset in the memory, not the address.
    ALIGNS_OFFSET,
    /// From 256 on, a block is aligned to half of what was asked for.
    ALIGNS_HALF,
    /// The number of elements times their size overflows, and a huge block fits.
    ELEMENTS_OVERFLOW,
    /// An array is as aligned as bytes are.
    ARRAY_UNALIGNED,
    /// The last element of an array is not copied.
    ARRAY_COPIED_SHORT,
    /// An array is copied in the byte order of the machine, whatever its layout says.
    BYTE_ORDER_IGNORED,
    /// An array of no elements has the address of another block.
    EMPTY_ARRAY_ALIASES,
    /// Text has no end mark.
    TEXT_WITHOUT_END,
    /// The padding before a block is taken from its end.
    BLOCKS_OVERLAP,
    /// Two blocks of 0 bytes have the same address.
    ZERO_SIZE_ALIASES,
    /// A block has what the generation before wrote there.
    NOT_ZEROED,
    /// The same, but only after a request that did not fit.
    NOT_ZEROED_AFTER_REFUSAL,
    /// Only the first 4096 bytes of a block are zeroed.
    ZEROES_A_PAGE,
    /// Zeroing begins at a multiple of eight, in the block before.
    ZEROES_NEIGHBOR,
    /// A negative size counts as none.
    NEGATIVE_SIZE_ACCEPTED,
    /// An alignment that is no power of two is made one.
    ODD_ALIGNMENT_ACCEPTED,
    /// A request that makes no sense is refused like one that does not fit.
    WRONG_REFUSAL,
    /// What a block needs overflows, and a huge one seems to fit.
    FOOTPRINT_OVERFLOW,
    /// A block that does not fit is accounted for.
    REFUSAL_COUNTS,
    /// The same, of an array.
    REFUSED_ARRAY_COUNTS,
    /// A block of more than 100 bytes is accounted for with 100.
    USAGE_TOO_LOW,
    /// Clearing leaves a byte behind in the accounts.
    USAGE_DRIFTS,
    /// After clear the segments of before can still be used.
    CLEAR_KEEPS_SCOPE,
    /// Clearing ends the segments but does not give their memory back.
    CLEAR_KEEPS_MEMORY,
    /// Every clear leaves a byte that cannot be used any more.
    CLEAR_LOSES_A_BYTE,
    /// Another thread may allocate an array.
    ARRAY_THREAD_UNCHECKED,
    /// Another thread may allocate.
    THREAD_UNCHECKED,
    /// Another thread may use what was allocated.
    SEGMENTS_SHARED
}
