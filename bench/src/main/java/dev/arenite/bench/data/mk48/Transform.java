package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

/// Where a ship is and moves to.
///
/// @param angle unsigned
@Archivable
public record Transform(
        byte altitude, @As(Form.U16) short angle, Position position, short velocity) {

    static Transform random(Pcg32 random, EntityType type) {
        return new Transform(
                Movement.altitude(random, type),
                random.nextShort(),
                Position.random(random),
                Movement.velocity(random));
    }
}
