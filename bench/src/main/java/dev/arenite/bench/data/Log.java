package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;

/// A line of a web server's log.
///
/// @param code unsigned
/// @param size unsigned
@Archivable
public record Log(
        Address address,
        String identity,
        String userid,
        String date,
        String request,
        @As(Form.U16) short code,
        @As(Form.U64) long size) {}
