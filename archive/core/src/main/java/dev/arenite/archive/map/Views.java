package dev.arenite.archive.map;

import java.util.Iterator;
import java.util.Objects;

/// The common code of views of containers.
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
