package dev.arenite.archive;

/// Limits of the resources that the check of an archive may take, for any bytes.
///
/// Checking takes time in proportion to the bytes of the archive and memory in proportion to its
/// depth and its shared targets. These limits bound the rest: the depth itself; elements that take
/// no bytes, of which eight bytes can claim four billion; and keys that lead to the same bytes over
/// and over, or that collide in their table: hashing, comparing and searching keys may take 8 steps
/// for each byte of the archive, and one for each object that there may be. A step is a pointer, an
/// element, a field or 8 bytes of it, or a look at 16 slots of a table.
///
/// @param maxDepth   the greatest number of pointers that may follow one another from the root on,
///     along any path, not negative; pointers to text and bytes do not count. Checking does not
///     recurse, but reading values, views as text and comparing keys do, so a limit of thousands
///     needs a large stack
/// @param maxObjects the greatest number of targets of pointers, not negative. Elements that lie
///     side by side are one target, but elements of size 0 are one each
public record CheckLimits(int maxDepth, long maxObjects) {

    /// A depth of 64 and 1,000,000 objects.
    public static final CheckLimits DEFAULT = new CheckLimits(64, 1_000_000);

    /// @throws IllegalArgumentException if a limit is negative
    public CheckLimits {
        if (maxDepth < 0 || maxObjects < 0) {
            throw new IllegalArgumentException(
                    "limit must not be negative: maxDepth="
                            + maxDepth
                            + " maxObjects="
                            + maxObjects);
        }
    }

    /// Returns these limits with another depth.
    public CheckLimits withMaxDepth(int maxDepth) {
        return new CheckLimits(maxDepth, maxObjects);
    }

    /// Returns these limits with another number of objects.
    public CheckLimits withMaxObjects(long maxObjects) {
        return new CheckLimits(maxDepth, maxObjects);
    }
}
