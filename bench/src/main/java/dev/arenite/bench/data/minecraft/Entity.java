package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

import java.util.List;
import java.util.Optional;

/// An animal or a monster.
///
/// @param fire unsigned
/// @param air  unsigned
/// @param uuid four unsigned numbers
@Archivable
public record Entity(
        String id,
        Vector pos,
        Vector motion,
        Rotation rotation,
        float fallDistance,
        @As(Form.U16) short fire,
        @As(Form.U16) short air,
        boolean onGround,
        boolean noGravity,
        boolean invulnerable,
        int portalCooldown,
        @As(value = Form.ARRAY, length = UUID_INTS) List<@As(Form.U32) Integer> uuid,
        Optional<String> customName,
        boolean customNameVisible,
        boolean silent,
        boolean glowing) {

    static final int UUID_INTS = 4;

    private static final String[] IDS = {
        "cow", "sheep", "zombie", "skeleton", "spider", "creeper", "parrot", "bee"
    };
    private static final String[] CUSTOM_NAMES = {
        "rainbow", "princess", "steve", "johnny", "missy", "coward", "fairy", "howard"
    };

    static Entity random(Pcg32 random) {
        return new Entity(
                random.text(IDS),
                Vector.random(random),
                Vector.random(random),
                Rotation.random(random),
                random.nextFloat(),
                random.nextShort(),
                random.nextShort(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(),
                randomUuid(random),
                random.optional(() -> random.text(CUSTOM_NAMES)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    static List<Integer> randomUuid(Pcg32 random) {
        return Pcg32.list(UUID_INTS, random::nextInt);
    }
}
