package dev.arenite.engines.job;

import dev.arenite.engines.contender.Contender;
import dev.arenite.engines.contender.Contenders;
import dev.arenite.engines.record.Records;
import dev.arenite.engines.record.Row;

import java.io.Serializable;

/// A contender as functions of a job carry it: each task makes its own.
///
/// @param contender one of [Contenders#NAMES]
/// @param records   the kind of records
record Choice(String contender, Records records) implements Serializable {

    @SuppressWarnings("unchecked") // A contender gets only records of its kind.
    Contender<Row, Object, Object> make() {
        return (Contender<Row, Object, Object>) Contenders.of(contender, records);
    }
}
