package dev.arenite.engines.contender;

import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.LogRow;
import dev.arenite.engines.record.Row;

/// A row of a log as a class with public fields.
@SuppressWarnings("NullAway.Init") // Filled after it is made.
public final class LogRowPojo implements Row {

    public long id;
    public long at;
    public String client;
    public String method;
    public String path;
    public String agent;
    public int status;
    public long bytes;

    static LogRowPojo of(LogRow row) {
        LogRowPojo pojo = new LogRowPojo();
        pojo.id = row.id();
        pojo.at = row.at();
        pojo.client = row.client();
        pojo.method = row.method();
        pojo.path = row.path();
        pojo.agent = row.agent();
        pojo.status = row.status();
        pojo.bytes = row.bytes();
        return pojo;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long sum() {
        return Fields.sum(status, bytes, client);
    }
}
