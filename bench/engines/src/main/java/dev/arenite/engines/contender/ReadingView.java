package dev.arenite.engines.contender;

import dev.arenite.engines.record.ArchivedReading;
import dev.arenite.engines.record.Fields;
import dev.arenite.engines.record.Reading;

/// Views of readings.
final class ReadingView extends ViewContender<Reading, ArchivedReading> {

    ReadingView() {
        super(ArchivedReading.class);
    }

    @Override
    public long id(ArchivedReading element) {
        return element.id();
    }

    @Override
    public long sum(ArchivedReading element) {
        return Fields.sum(element.sensor(), element.at(), element.value());
    }
}
