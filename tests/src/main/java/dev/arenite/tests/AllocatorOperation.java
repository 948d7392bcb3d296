package dev.arenite.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing to do with an allocator.
public sealed interface AllocatorOperation extends Operation<AllocatorOperation> {

    /// Allocates a block; the arguments may be out of range, too.
    record Allocate(long byteSize, long byteAlignment) implements AllocatorOperation {
        @Override
        public AllocatorOperation withBytes(long byteSize) {
            return new Allocate(byteSize, byteAlignment);
        }

        @Override
        public AllocatorOperation withAlignment(long byteAlignment) {
            return new Allocate(byteSize, byteAlignment);
        }

        @Override
        public String toString() {
            return "allocate(" + byteSize + ", " + byteAlignment + ")";
        }
    }

    /// Allocates a block from an array of longs.
    record AllocateFrom(long length) implements AllocatorOperation {
        @Override
        public long byteSize() {
            return Long.BYTES * length;
        }

        @Override
        public AllocatorOperation withBytes(long byteSize) {
            return new AllocateFrom(byteSize / Long.BYTES);
        }

        @Override
        public String toString() {
            return "allocateFrom(" + length + ")";
        }
    }

    /// Clears, where that is promised.
    record Clear() implements AllocatorOperation {
        @Override
        public String toString() {
            return "clear()";
        }
    }

    @Override
    default AllocatorOperation withBytes(long byteSize) {
        return this;
    }

    @Override
    default AllocatorOperation withAlignment(long byteAlignment) {
        return this;
    }

    /// Reads operations from a line of text.
    ///
    /// @throws IllegalArgumentException if there is something else in the text
    static List<AllocatorOperation> parse(String script) {
        List<AllocatorOperation> operations = new ArrayList<>();
        Matcher calls = Pattern.compile("(\\w+)\\((-?\\d*)(?:, *(-?\\d+))?\\)").matcher(script);
        while (calls.find()) {
            operations.add(
                    switch (calls.group(1)) {
                        case "allocate" ->
                                new Allocate(
                                        Long.parseLong(calls.group(2)),
                                        Long.parseLong(calls.group(3)));
                        case "allocateFrom" -> new AllocateFrom(Long.parseLong(calls.group(2)));
                        case "clear" -> new Clear();
                        default ->
                                throw new IllegalArgumentException(
                                        "not an operation: text=" + calls.group());
                    });
        }
        return operations;
    }
}
