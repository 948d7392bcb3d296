package dev.arenite.bench.data.today;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Default;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.derive.Was;
import dev.arenite.bench.data.Address;

import java.util.Optional;

/// A line of a web server's log: a component is new, one may be absent, one has another name, one
/// is wider, one has a default, and one is gone.
///
/// @param size unsigned
@Archivable
public record NewLog(
        @As(Form.U64) long size,
        Optional<String> referrer,
        @Was("address") Address client,
        Optional<String> userid,
        String date,
        String request,
        int code,
        @Default int attempt) {}
