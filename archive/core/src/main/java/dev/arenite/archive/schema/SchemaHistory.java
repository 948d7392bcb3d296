package dev.arenite.archive.schema;

import dev.arenite.archive.ArchiveType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The schemas that a type has had, as a file of the repository keeps them: each version that
/// archives may have been written by.
///
/// A test of one line holds the type of today against them:
///
/// ```java
/// System.setProperty("arenite.schemas", "record"); // once: -Darenite.schemas=record
///
/// SchemaHistory.require(path, ORDER); // such as src/test/schemas/order.txt
/// ```
///
/// It fails if archives of a version can no longer be read, if a name that was removed is used
/// again, if an earlier name has been forgotten, and if the schema of today is not recorded. With
/// the system property `arenite.schemas=record`, the last is mended: the schema is added to the
/// file, as its next version.
///
/// Immutable, and may be used by any thread.
///
/// @param versions the versions, the oldest first
public record SchemaHistory(List<Version> versions) {

    /// The system property that has schemas recorded, if it is `record`.
    public static final String PROPERTY = "arenite.schemas";

    private static final String RECORD = "record";

    /// A version of a schema.
    ///
    /// @param schema  the schema
    /// @param renames the earlier names that the type told
    public record Version(ArchiveSchema schema, List<Rename> renames) {

        /// Makes a version.
        public Version {
            Objects.requireNonNull(schema, "schema");
            renames = List.copyOf(renames);
        }
    }

    /// A part that had another name.
    ///
    /// @param owner   the struct or enum that it is a part of, or the way to it, such as `Order`
    /// @param earlier the name that it had
    /// @param name    the name that it has since
    public record Rename(String owner, String earlier, String name) {

        /// Makes a rename.
        public Rename {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(earlier, "earlier");
            Objects.requireNonNull(name, "name");
        }
    }

    /// Makes a history.
    public SchemaHistory {
        versions = List.copyOf(versions);
    }

    /// Holds a type against the versions in a file.
    ///
    /// @param file a file of the repository, which [#PROPERTY] has made or extended
    /// @param type the type of today
    /// @throws SchemaDriftException if something is amiss, with every problem
    /// @throws SchemaException if the file is none of a history, or the type cannot be described
    /// @throws UncheckedIOException if the file cannot be read or written
    public static void require(Path file, ArchiveType<?, ?> type) {
        SchemaHistory history = read(file);
        List<String> problems = history.problems(type);
        boolean isRecorded = history.isRecorded(type);
        if (problems.isEmpty() && !isRecorded && RECORD.equals(System.getProperty(PROPERTY))) {
            history.with(type).write(file);
            return;
        }
        if (!isRecorded) {
            problems.addAll(history.drift(type));
        }
        if (!problems.isEmpty()) {
            throw new SchemaDriftException(file, problems);
        }
    }

    /// Returns the history in a file; one without a version if there is no file.
    ///
    /// @throws SchemaException if the file is none of a history
    /// @throws UncheckedIOException if the file cannot be read
    public static SchemaHistory read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return new SchemaHistory(List.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes the history to a file, as [#toString()] says. Its folder is made if it is not there.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public void write(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Returns the history with a text ([#toString()]).
    ///
    /// @throws SchemaException if the text is none of a history
    public static SchemaHistory parse(String text) {
        return SchemaHistoryText.parse(text);
    }

    /// Returns the text form: each version behind a line `version 1`, with a line
    /// `renamed Order customer buyer` for each earlier name, and then the text of its schema.
    @Override
    public String toString() {
        return SchemaHistoryText.print(this);
    }

    /// Returns this history with the schema of a type as its newest version.
    public SchemaHistory with(ArchiveType<?, ?> type) {
        ArchiveSchema schema = ArchiveSchema.of(type);
        List<Version> longer = new ArrayList<>(versions);
        longer.add(new Version(schema, new SchemaNamesOf(schema, type).renames()));
        return new SchemaHistory(longer);
    }

    /// Whether the newest version is that of a type.
    public boolean isRecorded(ArchiveType<?, ?> type) {
        return !versions.isEmpty() && versions.getLast().equals(with(type).versions().getLast());
    }

    /// Returns why archives of some version cannot be read by a type as they were meant; empty if
    /// all can.
    public List<String> problems(ArchiveType<?, ?> type) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            try {
                ArchiveSchema.resolve(versions.get(i).schema(), type);
            } catch (UnresolvedSchemaException failure) {
                problems.add(
                        "archives of version %d cannot be read any more:%n  %s"
                                .formatted(i + 1, String.join("\n  ", failure.reasons())));
            }
        }
        ArchiveSchema today = ArchiveSchema.of(type);
        Map<String, Set<String>> names = SchemaNamesOf.all(today);
        addForgotten(problems, new SchemaNamesOf(today, type).renames(), names);
        addUsedAgain(problems, names);
        return problems;
    }

    /// An earlier name stays as long as the part is there.
    private void addForgotten(
            List<String> problems, List<Rename> told, Map<String, Set<String>> today) {
        for (int i = 0; i < versions.size(); i++) {
            for (Rename rename : versions.get(i).renames()) {
                boolean isThere =
                        today.getOrDefault(rename.owner(), Set.of()).contains(rename.name());
                if (isThere && !told.contains(rename)) {
                    problems.add(
                            "`%s.%s` was %s before version %d: keep @Was(\"%s\")"
                                    .formatted(
                                            rename.owner(),
                                            rename.name(),
                                            rename.earlier(),
                                            i + 1,
                                            rename.earlier()));
                }
            }
        }
    }

    /// A name that is gone stays taken: old archives have something else under it.
    private void addUsedAgain(List<String> problems, Map<String, Set<String>> today) {
        for (int i = 1; i < versions.size(); i++) {
            Map<String, Set<String>> before = SchemaNamesOf.all(versions.get(i - 1).schema());
            Map<String, Set<String>> after = SchemaNamesOf.all(versions.get(i).schema());
            for (Map.Entry<String, Set<String>> owner : before.entrySet()) {
                Set<String> again = new TreeSet<>(owner.getValue());
                again.removeAll(after.getOrDefault(owner.getKey(), owner.getValue()));
                again.retainAll(today.getOrDefault(owner.getKey(), Set.of()));
                for (String name : again) {
                    problems.add(
                            "`%s.%s` was removed by version %d, and older archives have it:"
                                            .formatted(owner.getKey(), name, i + 1)
                                    + " use another name");
                }
            }
        }
    }

    /// Returns what has changed since the newest version, and for whom that matters.
    private List<String> drift(ArchiveType<?, ?> type) {
        String remedy = "record it: run this test with -D" + PROPERTY + "=" + RECORD;
        if (versions.isEmpty()) {
            return List.of("no schema is recorded; " + remedy);
        }
        ArchiveSchema newest = versions.getLast().schema();
        ArchiveSchema today = ArchiveSchema.of(type);
        List<String> drift = new ArrayList<>();
        List<String> changes = newest.differences(today);
        drift.add(
                "the schema has changed since version %d; %s%n  %s"
                        .formatted(
                                versions.size(),
                                remedy,
                                changes.isEmpty()
                                        ? "earlier names are "
                                                + with(type).versions().getLast().renames()
                                        : String.join("\n  ", changes)));
        return drift;
    }
}
