package dev.arenite.comparison.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Records as files of JSON.
public final class Json {

    static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    // Components alone, not what is derived from them.
                    .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                    .build();

    private Json() {}

    /// Reads a record.
    ///
    /// @throws IOException if the file is missing or is something else; it names the file
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MAPPER.readValue(in, type);
        } catch (JsonProcessingException wrong) {
            throw new IOException(file + ": " + wrong.getOriginalMessage(), wrong);
        }
    }

    /// Reads a record from a stream.
    public static <T> T read(InputStream in, Class<T> type) throws IOException {
        return MAPPER.readValue(in, type);
    }

    /// Writes a record, over what the file had before.
    public static void write(Path file, Object value) throws IOException {
        Files.write(file, (MAPPER.writeValueAsString(value) + "\n").getBytes(UTF_8));
    }
}
