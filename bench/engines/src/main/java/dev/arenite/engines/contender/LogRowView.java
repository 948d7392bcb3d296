package dev.arenite.engines.contender;

import dev.arenite.engines.record.ArchivedLogRow;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.LogRow;

/// Views of rows of a log.
final class LogRowView extends ViewContender<LogRow, ArchivedLogRow> {

    LogRowView() {
        super(ArchivedLogRow.class);
    }

    @Override
    public long id(ArchivedLogRow element) {
        return element.id();
    }

    @Override
    public long sum(ArchivedLogRow element) {
        return Fields.sum(element.status(), element.bytes(), element.client().toString());
    }
}
