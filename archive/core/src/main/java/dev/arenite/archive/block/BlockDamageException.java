package dev.arenite.archive.block;

import dev.arenite.archive.ArchiveFormatException;

/// A block is damaged, or its values are not of the type. Found when the block is touched for the
/// first time; nothing of the block is handed out, and each further touch finds it again. Other
/// blocks are not concerned.
public final class BlockDamageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;
    private final long byteOffset;

    BlockDamageException(String where, String problem, long byteOffset) {
        super(where + problem + ": byteOffset=" + byteOffset);
        this.problem = problem;
        this.byteOffset = byteOffset;
    }

    BlockDamageException(String where, ArchiveFormatException refusal, long byteOffset) {
        super(where + refusal.getMessage() + " block=" + byteOffset, refusal);
        this.problem = refusal.violation().toString();
        this.byteOffset = byteOffset;
    }

    /// Returns the reason alone, such as `checksum does not match`.
    public String problem() {
        return problem;
    }

    /// Returns the position of the block in its file; 0 for a block in memory.
    public long byteOffset() {
        return byteOffset;
    }
}
