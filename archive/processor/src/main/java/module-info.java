/// Derives the archived form of records, enums and sealed interfaces.
module dev.arenite.archive.processor {
    requires java.compiler;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            dev.arenite.archive.processor.ArchiveProcessor;
}
