package dev.arenite.tool;

/// The exit codes of the command.
final class Exit {

    static final int GOOD = 0;

    /// A file is damaged, two files differ, or lines were rejected.
    static final int DAMAGED = 1;

    /// The arguments are wrong.
    static final int USAGE = 2;

    /// An input cannot be used: it is missing, cannot be read, or says nothing of its values.
    static final int INPUT = 3;

    /// The output cannot be written.
    static final int OUTPUT = 4;

    private Exit() {}
}
