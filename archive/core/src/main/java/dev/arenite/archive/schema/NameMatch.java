package dev.arenite.archive.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the parts of today among the older ones, by the names that they have and had.
final class NameMatch {

    private static final int NONE = -1;

    private final int[] todayOf;
    private boolean complete = true;

    /// A part of today.
    ///
    /// @param name    its name
    /// @param earlier the names that it had
    record Named(String name, List<String> earlier) {

        private boolean isCalled(String called) {
            return name.equals(called) || earlier.contains(called);
        }
    }

    /// @param resolver takes the reasons why a part is not told from another
    /// @param path     the way to the parts
    NameMatch(SchemaResolver resolver, String path, List<String> older, List<Named> today) {
        todayOf = new int[older.size()];
        Arrays.fill(todayOf, NONE);
        for (int i = 0; i < today.size(); i++) {
            Named part = today.get(i);
            List<String> called = new ArrayList<>(older);
            called.removeIf(name -> !part.isCalled(name));
            if (called.size() > 1) {
                refuse(
                        resolver,
                        path + "." + part.name(),
                        "is one today, and several in old archives: " + called);
            } else if (called.size() == 1) {
                take(resolver, path, older.indexOf(called.getFirst()), called.getFirst(), i);
            }
        }
    }

    private void take(SchemaResolver resolver, String path, int index, String name, int today) {
        if (todayOf[index] != NONE) {
            refuse(resolver, path + "." + name, "is one in old archives, and several today");
        }
        todayOf[index] = today;
    }

    private void refuse(SchemaResolver resolver, String path, String reason) {
        complete = false;
        resolver.refuse(path, reason);
    }

    /// Whether each part is told from every other one.
    boolean isComplete() {
        return complete;
    }

    /// Whether an older part is there today.
    boolean isKept(int older) {
        return todayOf[older] != NONE;
    }

    /// Returns the index of an older part that is there today, among those of today.
    int today(int older) {
        return todayOf[older];
    }
}
