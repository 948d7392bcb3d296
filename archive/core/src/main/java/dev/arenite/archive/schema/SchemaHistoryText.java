package dev.arenite.archive.schema;

import java.util.ArrayList;
import java.util.List;

/// The text form of a history.
final class SchemaHistoryText {

    private static final String HEAD =
            "# The schemas that archives have been written by. Recorded, not edited.\n";
    private static final String VERSION = "version ";
    private static final String RENAMED = "renamed ";

    private SchemaHistoryText() {}

    static String print(SchemaHistory history) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < history.versions().size(); i++) {
            SchemaHistory.Version version = history.versions().get(i);
            text.append('\n').append(VERSION).append(i + 1).append('\n');
            version.renames().forEach(rename -> text.append(told(rename)));
            text.append(version.schema());
        }
        return text.toString();
    }

    private static String told(SchemaHistory.Rename rename) {
        return RENAMED
                + String.join(
                        " ",
                        SchemaWords.name(rename.owner()),
                        SchemaWords.name(rename.earlier()),
                        SchemaWords.name(rename.name()))
                + "\n";
    }

    static SchemaHistory parse(String text) {
        List<SchemaHistory.Version> versions = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean isIn = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(VERSION)) {
                if (isIn) {
                    versions.add(version(lines, versions.size() + 1));
                }
                lines.clear();
                isIn = true;
                requireNumber(line, versions.size() + 1);
            } else if (isIn) {
                lines.add(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new SchemaException("history must start with a version: " + line);
            }
        }
        if (isIn) {
            versions.add(version(lines, versions.size() + 1));
        }
        return new SchemaHistory(versions);
    }

    private static void requireNumber(String line, int number) {
        if (!line.equals(VERSION + number)) {
            throw new SchemaException("version must have the next number: expected=" + number);
        }
    }

    private static SchemaHistory.Version version(List<String> lines, int number) {
        List<SchemaHistory.Rename> renames = new ArrayList<>();
        StringBuilder schema = new StringBuilder();
        try {
            for (String line : lines) {
                if (line.startsWith(RENAMED)) {
                    renames.add(rename(line));
                } else {
                    schema.append(line).append('\n');
                }
            }
            return new SchemaHistory.Version(ArchiveSchema.parse(schema.toString()), renames);
        } catch (SchemaException failure) {
            throw failure.within("version " + number);
        }
    }

    private static SchemaHistory.Rename rename(String line) {
        SchemaTokens tokens = new SchemaTokens(line.substring(RENAMED.length()));
        SchemaHistory.Rename rename =
                new SchemaHistory.Rename(tokens.name(), tokens.name(), tokens.name());
        if (!tokens.isAtEnd()) {
            throw tokens.refusal("a rename must have an owner and two names");
        }
        return rename;
    }
}
