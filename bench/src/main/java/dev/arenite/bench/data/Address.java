package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;

/// Where a request came from: four bytes, unsigned.
@Archivable
public record Address(
        @As(Form.U8) byte x0, @As(Form.U8) byte x1, @As(Form.U8) byte x2, @As(Form.U8) byte x3) {}
