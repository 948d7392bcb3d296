package dev.arenite.scratch;

/// A block or a frame was given back that is not the newest one. The scratch is unchanged.
public final class ScratchOrderException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /// Reports that a block or a frame is not the newest one.
    ///
    /// @param message the expected block and the block given instead, as offsets and sizes
    public ScratchOrderException(String message) {
        super(message);
    }

    static ScratchOrderException notTheNewest(String name, String expected, String actual) {
        return new ScratchOrderException(
                "block is not the newest: scratch=" + name + expected + actual);
    }

    static ScratchOrderException markAbove(String name, int mark, int count) {
        return new ScratchOrderException(
                "mark is above the blocks: scratch=" + name + " mark=" + mark + " blocks=" + count);
    }

    static String expected(String part, long offset, long byteSize) {
        return " expectedIn=" + part + " expectedOffset=" + offset + " expectedBytes=" + byteSize;
    }

    static String actual(String part, long offset, long byteSize) {
        return offset == BlockArithmetic.DOES_NOT_FIT
                ? " actual=foreign actualBytes=" + byteSize
                : " actualIn=" + part + " actualOffset=" + offset + " actualBytes=" + byteSize;
    }
}
