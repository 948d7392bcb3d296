package dev.arenite.archive.processor;

/// A class or a constant that is named in a declaration is not there, or not yet: another processor
/// may make it in this round. The compiler itself says so if it never comes.
///
/// Unchecked, because whatever reads a declaration may meet one, and nothing can be done about it.
final class Unresolved extends RuntimeException {

    private static final long serialVersionUID = 1;

    Unresolved() {
        super("declaration names a class that is not there", null, false, false);
    }
}
