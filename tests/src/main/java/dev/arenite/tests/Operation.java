package dev.arenite.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One operation on an object under test: plain data that has a meaning in every state, so that any
/// part of a failing sequence is a valid sequence again.
///
/// @param <T> the kind of operations that this one belongs to
public interface Operation<T extends Operation<T>> {

    /// Returns the size of the block that is taken, in bytes; 0 if none is.
    default long byteSize() {
        return 0;
    }

    /// Returns this operation for a block of another size; itself if it is not about a block.
    T withBytes(long byteSize);

    /// Returns this operation for a block of another alignment; itself if it is not about a block.
    T withAlignment(long byteAlignment);

    /// Returns a plainer operation that takes as much; itself if there is none.
    T plainer();

    /// Returns operations as one line of text: `push(8, 8); 65 * push(0, 1); pop()`.
    static String script(List<? extends Operation<?>> operations) {
        List<String> terms = new ArrayList<>();
        int end;
        for (int begin = 0; begin < operations.size(); begin = end) {
            end = begin + 1;
            while (end < operations.size() && operations.get(end).equals(operations.get(begin))) {
                end++;
            }
            String times = end - begin == 1 ? "" : end - begin + " * ";
            terms.add(times + operations.get(begin));
        }
        return String.join("; ", terms);
    }

    /// Reads operations from a line of text.
    ///
    /// @param kinds makes an operation of its name and up to two arguments, `null` for none
    /// @throws IllegalArgumentException if the text contains anything but operations
    static <T> List<T> parse(String script, Kinds<T> kinds) {
        List<T> operations = new ArrayList<>();
        for (String term : script.split(";", -1)) {
            Matcher matcher = TERM.matcher(term.strip());
            if (matcher.matches()) {
                String times = matcher.group(1);
                T operation = kinds.of(matcher.group(2), matcher.group(3), matcher.group(4));
                operations.addAll(
                        Collections.nCopies(
                                times == null ? 1 : Integer.parseInt(times), operation));
            } else if (!term.isBlank()) {
                throw new IllegalArgumentException("not an operation: text=" + term.strip());
            }
        }
        return operations;
    }

    /// A number of times, a name and up to two arguments.
    Pattern TERM = Pattern.compile("(?:(\\d+) *\\* *)?(\\w+)\\((?:([-\\w]+)(?:, *(-?\\d+))?)?\\)");

    /// Makes an operation of its name and arguments.
    ///
    /// @param <T> the kind of operations
    interface Kinds<T> {
        /// Makes an operation.
        T of(String name, String first, String second);
    }
}
