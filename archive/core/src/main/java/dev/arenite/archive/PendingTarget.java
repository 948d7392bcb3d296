package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

/// What a pointer leads to, as it was claimed. Claims are made once and used again.
final class PendingTarget {

    /// The target of no pointer.
    static final PendingTarget NOTHING = new PendingTarget();

    /// The type of the places; null if there are none.
    @Nullable ArchiveType<?, ?> type;

    /// What is checked in steps of its own; if there is none either, the target is bytes.
    @Nullable CheckedRegion region;

    /// The type of the references, if the target may have several.
    @Nullable ArchiveType<?, ?> shared;

    long start;
    long byteSize;
    long steps;
    long byteAlignment;

    /// Where the pointer is.
    long pointer;

    /// Whether the bytes are text.
    boolean text;

    /// Whether the places are a row, in which each has a number.
    boolean row;

    /// Whether there are no bytes to claim: the region is looked at again after what it points to.
    boolean afterwards;

    void set(
            @Nullable ArchiveType<?, ?> type,
            @Nullable CheckedRegion region,
            long start,
            long byteSize,
            long steps,
            long pointer) {
        this.type = type;
        this.region = region;
        this.shared = null;
        this.start = start;
        this.byteSize = byteSize;
        this.steps = steps;
        this.byteAlignment = type == null ? 1 : type.placeAlignment();
        this.pointer = pointer;
        this.text = false;
        this.row = false;
        this.afterwards = false;
    }

    /// Whether this is more than bytes: it is a level of depth.
    boolean holdsPlaces() {
        return type != null || region != null;
    }

    /// How many objects this is: elements without bytes are each one.
    long objects() {
        return holdsPlaces() && byteSize == 0 ? steps : 1;
    }

    /// Whether there is something to look at, step by step.
    boolean needsSteps() {
        return type == null ? region != null : steps > 0 && !type.acceptsAnyBytes();
    }

    /// How many steps there are to look at: places without bytes are all one.
    long distinctSteps() {
        return type != null && byteSize == 0 ? 1 : steps;
    }
}
