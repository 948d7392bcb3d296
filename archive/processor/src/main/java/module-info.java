/// Derives the archive type of a record at compile time.
module dev.arenite.archive.processor {
    requires java.compiler;
    requires static org.jspecify;
}
