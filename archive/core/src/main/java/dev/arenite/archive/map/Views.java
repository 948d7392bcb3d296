package dev.arenite.archive.map;

import java.util.Iterator;
import java.util.Objects;

/// What views of containers have in common.
final class Views {

    private Views() {}

    static boolean equal(Iterator<?> left, Iterator<?> right) {
        while (left.hasNext() && right.hasNext()) {
            if (!Objects.equals(left.next(), right.next())) {
                return false;
            }
        }
        return left.hasNext() == right.hasNext();
    }
}
