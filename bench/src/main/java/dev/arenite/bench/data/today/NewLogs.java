package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;

import java.util.List;

/// The data set `log`, with newer records.
@Archivable
public record NewLogs(List<NewLog> logs) {}
