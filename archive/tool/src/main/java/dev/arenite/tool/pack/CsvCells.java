package dev.arenite.tool.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import dev.arenite.tool.json.ValueException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Takes records of CSV (RFC 4180) apart.
final class CsvCells {

    private static final CsvFactory CSV = new CsvFactory();

    private final CsvSchema schema;

    /// @param delimiter stands between cells
    CsvCells(char delimiter) {
        schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
    }

    /// Returns the cells of a record.
    ///
    /// @throws ValueException if the bytes are not one record
    List<String> of(byte[] bytes, int length) {
        String text = Text.of(bytes, length);
        List<String> cells = new ArrayList<>();
        try (CsvParser in = CSV.createParser(text)) {
            in.setSchema(schema);
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_ARRAY && !cells.isEmpty()) {
                    throw new ValueException(
                            "record must have quotation marks around ends of lines");
                }
                if (token.isScalarValue()) {
                    cells.add(in.getText());
                }
            }
            return cells;
        } catch (JsonProcessingException failure) {
            throw new ValueException(
                    "CSV: " + failure.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
