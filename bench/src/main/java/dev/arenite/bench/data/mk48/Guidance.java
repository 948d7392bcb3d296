package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

/// Where a ship is steered to.
///
/// @param angle unsigned
@Archivable
public record Guidance(@As(Form.U16) short angle, boolean submerge, short velocity) {

    static Guidance random(Pcg32 random, EntityType type) {
        return new Guidance(
                random.nextShort(), Movement.submerged(random, type), Movement.velocity(random));
    }
}
