package dev.arenite.comparison.run;

import java.util.List;

/// A serializer as a program takes it in. The contenders of a peer have its name, or one that
/// begins with it and a dash.
///
/// @param name      which is also that of a contender
/// @param jars      the artifacts that it adds to a program, its own first
/// @param generated globs of the class files that its compiler or processor has made, as paths in a
///                  jar
/// @param flags     options of `java` without which it fails or warns
record Peer(String name, List<String> jars, List<String> generated, List<String> flags) {

    Peer {
        jars = List.copyOf(jars);
        generated = List.copyOf(generated);
        flags = List.copyOf(flags);
    }

    /// Returns whether a contender is one of this peer.
    boolean has(String contender) {
        return contender.equals(name) || contender.startsWith(name + "-");
    }
}
