package dev.arenite.tool.pack;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.tool.json.ValueException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Lines of a web server's log, in the Common Log Format or the combined one. Text between
/// quotation marks is kept as it stands, escapes included.
public final class AccessLog implements LineFormat {

    /// The schema of the lines.
    public static final ArchiveSchema SCHEMA =
            ArchiveSchema.parse(
                    """
                    pointers = 32
                    root = AccessLog

                    AccessLog = struct {
                      host: string,
                      identity: option(string),
                      user: option(string),
                      time: instant,
                      offset_minutes: i16,
                      request: string,
                      status: u16,
                      size: option(u64),
                      referer: option(string),
                      agent: option(string),
                    }
                    """);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);

    private static final String NOTHING = "-";
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MAX_DIGITS = 19;

    @Override
    public Object value(byte[] line, int length) {
        LogCursor cursor = new LogCursor(Text.of(line, length));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", cursor.word("host"));
        values.put("identity", optional(cursor.word("identity")));
        values.put("user", optional(cursor.word("user")));
        putTime(values, cursor.between('[', ']', "time"));
        values.put("request", cursor.between('"', '"', "request"));
        values.put("status", (int) number(cursor.word("status"), "status"));
        String size = cursor.word("size");
        values.put(
                "size",
                size.equals(NOTHING) ? Optional.empty() : Optional.of(number(size, "size")));
        boolean isCombined = !cursor.isAtEnd();
        for (String name : new String[] {"referer", "agent"}) {
            values.put(
                    name, isCombined ? optional(cursor.between('"', '"', name)) : Optional.empty());
        }
        cursor.requireEnd();
        return values;
    }

    private static Optional<String> optional(String text) {
        return text.equals(NOTHING) ? Optional.empty() : Optional.of(text);
    }

    private static void putTime(Map<String, Object> values, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, TIME);
            Instant instant = time.toInstant();
            values.put("time", instant);
            values.put(
                    "offset_minutes",
                    (short) (time.getOffset().getTotalSeconds() / SECONDS_PER_MINUTE));
        } catch (DateTimeException _) {
            throw new ValueException(
                    "time must be such as 10/Oct/2000:13:55:36 -0700: "
                            + ValueException.told(text));
        }
    }

    private static long number(String text, String name) {
        long value = -1;
        if (!text.isEmpty()
                && text.length() < MAX_DIGITS
                && text.chars().allMatch(AccessLog::isDigit)) {
            value = Long.parseLong(text);
        }
        if (value < 0 || (name.equals("status") && value > 999)) {
            throw new ValueException(name + " must be a number: " + ValueException.told(text));
        }
        return value;
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
