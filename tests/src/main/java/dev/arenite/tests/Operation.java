package dev.arenite.tests;

import java.util.List;
import java.util.stream.Collectors;

/// One thing to do with a thing under test: plain data that means something in every state, so that
/// any part of a failing sequence is a sequence again.
///
/// @param <T> the kind of operations that it is one of
public interface Operation<T extends Operation<T>> {

    /// Returns the size of the block that is taken, in bytes; 0 if none is.
    default long byteSize() {
        return 0;
    }

    /// Returns this operation for a block of another size; itself if it is not about a block.
    T withBytes(long byteSize);

    /// Returns this operation for a block of another alignment; itself if it is not about a block.
    T withAlignment(long byteAlignment);

    /// Returns operations as one line of text.
    static String script(List<? extends Operation<?>> operations) {
        return operations.stream().map(Object::toString).collect(Collectors.joining("; "));
    }
}
