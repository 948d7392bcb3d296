package dev.arenite.tool.pack;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tool.json.JsonValue;
import dev.arenite.tool.json.ValueException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// The values of a text, line by line. A line that has none does not concern the others.
///
/// Belongs to one thread.
public final class Entries {

    /// A value in CSV has at most so many ends of lines: a quotation mark too much must not take
    /// the rest of the file with it.
    static final int MAX_FURTHER_LINES = 20;

    private final LineReader lines;
    private final LineFormat format;

    private Entries(LineReader lines, LineFormat format) {
        this.lines = lines;
        this.format = format;
    }

    /// Returns the lines of a web server's log.
    public static Entries ofLog(InputStream in) {
        return new Entries(new LineReader(in), new AccessLog());
    }

    /// Returns the values of lines of JSON.
    ///
    /// @param schema the schema of the values
    public static Entries ofJson(InputStream in, ArchiveSchema schema) {
        return new Entries(new LineReader(in), new JsonValue(schema)::read);
    }

    /// Returns the values of CSV, whose first line has the names of the columns.
    ///
    /// @param schema    the schema of the values, a struct
    /// @param delimiter stands between columns
    /// @throws ValueException if the first line does not have the columns of the schema
    /// @throws IOException if the first line cannot be read
    public static Entries ofCsv(InputStream in, ArchiveSchema schema, char delimiter)
            throws IOException {
        LineReader lines = new LineReader(in);
        Line header = lines.next();
        if (header == null || header.isPiece()) {
            throw new ValueException("CSV must begin with the names of its columns");
        }
        CsvCells cells = new CsvCells(delimiter);
        return new Entries(
                lines,
                new CsvLine(
                        cells,
                        CsvColumns.of(schema, cells.of(header.bytes(), header.contentBytes()))));
    }

    /// Returns the number of bytes that were read.
    public long bytes() {
        return lines.bytes();
    }

    /// Returns the next entry, or null at the end.
    ///
    /// @throws IOException if the text cannot be read
    public @Nullable Entry next() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return null;
        }
        if (line.isPiece()) {
            return Entry.rejected(
                    line,
                    line.isFurther()
                            ? ""
                            : "line must not have more than "
                                    + LineReader.MAX_LINE_BYTES
                                    + " bytes");
        }
        if (Line.isBlank(line.bytes())) {
            return Entry.rejected(line, "");
        }
        return format.isOpen(line.bytes()) ? joined(line) : of(line, line.bytes());
    }

    private Entry of(Line line, byte[] bytes) {
        try {
            Object value = format.value(bytes, Line.contentBytes(bytes));
            return new Entry(line.number(), bytes, value, "");
        } catch (ValueException refusal) {
            return Entry.rejected(line, String.valueOf(refusal.getMessage()));
        }
    }

    /// Joins a line with those behind it until there is a value. If there is none, the line alone
    /// is rejected, and those behind it have another chance.
    private Entry joined(Line first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first.bytes());
        int taken = 0;
        for (Line further : lines.peek(MAX_FURTHER_LINES)) {
            if (further.isPiece()) {
                break;
            }
            bytes.writeBytes(further.bytes());
            taken++;
            byte[] all = bytes.toByteArray();
            Entry entry = format.isOpen(all) ? null : of(first, all);
            if (entry != null && entry.value() != null) {
                for (int i = 0; i < taken; i++) {
                    lines.next();
                }
                return entry;
            }
        }
        return Entry.rejected(first, "quotation mark must have a second one");
    }
}
