package dev.arenite.scratch;

/// A scratch has no room for a block. The scratch is unchanged.
public final class ScratchExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String scratchName;
    private final long requestedBytes;
    private final long remainingBytes;
    private final long limitBytes;

    /// Reports that a request does not fit.
    ///
    /// @param name           the name of the scratch
    /// @param requestedBytes the size of the block in bytes
    /// @param remainingBytes the bytes that are left
    /// @param limitBytes     the bytes that the scratch may hold
    public ScratchExhaustedException(
            String name, long requestedBytes, long remainingBytes, long limitBytes) {
        this.scratchName = name;
        this.requestedBytes = requestedBytes;
        this.remainingBytes = remainingBytes;
        this.limitBytes = limitBytes;
    }

    /// Returns the name of the scratch that refused.
    public String scratchName() {
        return scratchName;
    }

    /// Returns the size of the block in bytes.
    public long requestedBytes() {
        return requestedBytes;
    }

    /// Returns the bytes that were left.
    public long remainingBytes() {
        return remainingBytes;
    }

    /// Returns the bytes that the scratch may hold.
    public long limitBytes() {
        return limitBytes;
    }

    @Override
    public String getMessage() {
        return "scratch is exhausted: scratch="
                + scratchName
                + " requestedBytes="
                + requestedBytes
                + " remainingBytes="
                + remainingBytes
                + " limitBytes="
                + limitBytes;
    }
}
