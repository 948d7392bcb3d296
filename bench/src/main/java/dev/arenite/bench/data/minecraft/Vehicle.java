package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

import java.util.List;

/// What a player rides on: a tuple in Rust.
///
/// @param uuid four unsigned numbers
@Archivable
public record Vehicle(
        @As(value = Form.ARRAY, length = Entity.UUID_INTS) List<@As(Form.U32) Integer> uuid,
        Entity entity) {

    static Vehicle random(Pcg32 random) {
        return new Vehicle(Entity.randomUuid(random), Entity.random(random));
    }
}
