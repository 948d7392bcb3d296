package dev.arenite.archive.block;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A block file has values of another schema than that of the type it was opened with.
public final class BlockSchemaException extends BlockFileException {

    private static final long serialVersionUID = 1;

    private static final int MAX_LINES = 20;

    private final String[] differences;

    BlockSchemaException(Path path, List<String> differences) {
        super(path + ": file has values of another schema: " + message(differences));
        this.differences = differences.toArray(new String[0]);
    }

    private static String message(List<String> differences) {
        String lines = differences.stream().limit(MAX_LINES).collect(Collectors.joining("; "));
        int more = differences.size() - MAX_LINES;
        return more > 0 ? lines + "; and " + more + " more" : lines;
    }

    /// Returns what the type has changed since the file was written, in words, each difference a
    /// line such as `Order.note is new, absent in old archives`.
    public List<String> differences() {
        return List.of(differences);
    }
}
