package dev.arenite.engines.record;

import dev.arenite.archive.derive.Archivable;

import java.util.List;
import java.util.Random;

/// A row of a web server's log: four texts and four numbers.
///
/// @param id     the number of the row
/// @param at     when it was written, in milliseconds
/// @param client who asked
/// @param method how
/// @param path   for what
/// @param agent  with which program
/// @param status the status of the answer
/// @param bytes  the length of the answer
@Archivable
public record LogRow(
        long id,
        long at,
        String client,
        String method,
        String path,
        String agent,
        int status,
        long bytes)
        implements Row {

    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "DELETE");
    private static final List<String> AGENTS =
            List.of("curl/8.5.0", "okhttp/4.12.0", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0)");
    private static final List<Integer> STATUSES = List.of(200, 200, 200, 204, 404, 500);

    static LogRow of(long id, Random random) {
        return new LogRow(
                id,
                1_790_000_000_000L + id * 7,
                "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1",
                METHODS.get(random.nextInt(METHODS.size())),
                "/shop/articles/" + random.nextInt(100_000) + "/reviews",
                AGENTS.get(random.nextInt(AGENTS.size())),
                STATUSES.get(random.nextInt(STATUSES.size())),
                random.nextInt(1 << 20));
    }

    @Override
    public long sum() {
        return Fields.sum(status, bytes, client);
    }
}
