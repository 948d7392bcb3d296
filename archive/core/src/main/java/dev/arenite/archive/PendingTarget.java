package dev.arenite.archive;

import org.jspecify.annotations.Nullable;

/// The target of a pointer, as it was claimed. These objects are made once and used again.
final class PendingTarget {

    /// The target of no pointer.
    static final PendingTarget NOTHING = new PendingTarget();

    /// The type of the places; null if there are none.
    @Nullable ArchiveType<?, ?> type;

    /// The region that is checked in steps of its own; without a type and a region the target is
    /// bytes.
    @Nullable CheckedRegion region;

    /// The type of the references, if the target may have several.
    @Nullable ArchiveType<?, ?> shared;

    long start;
    long byteSize;
    long steps;
    long byteAlignment;

    /// The position of the pointer.
    long pointer;

    /// Whether the bytes are text.
    boolean text;

    /// Whether the places are a row, in which each has a number.
    boolean row;

    /// Whether there are no bytes to claim: the region is checked once more after its own targets.
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

    /// Whether the target is places or a region, not only bytes: then it is a level of depth.
    boolean holdsPlaces() {
        return type != null || region != null;
    }

    /// Returns the number of objects in the target: elements without bytes are one each.
    long objects() {
        return holdsPlaces() && byteSize == 0 ? steps : 1;
    }

    /// Returns the number of steps to check: places without bytes are one step together.
    long distinctSteps() {
        return type != null && byteSize == 0 ? 1 : steps;
    }
}
