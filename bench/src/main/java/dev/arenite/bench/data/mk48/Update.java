package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

import java.util.List;

/// What a player's program is told of the world at a time.
///
/// @param score unsigned
@Archivable
public record Update(
        List<Contact> contacts,
        @As(Form.U32) int score,
        float worldRadius,
        List<TerrainUpdate> terrainUpdates) {

    private static final float AREA_PER_PLAYER = 15_000;
    private static final float RADIUS_VARIES = 50;
    private static final float CHUNK = 1600;
    private static final float MAX_SCORE = 5000;

    static Update random(Pcg32 random) {
        int players = random.range(200, 400);
        float worldRadius =
                (float) Math.sqrt(players * AREA_PER_PLAYER)
                        + random.range(-RADIUS_VARIES, RADIUS_VARIES);
        int chunks = (int) Math.ceil(worldRadius / CHUNK);
        return new Update(
                Pcg32.list(random.range(20, 40), () -> Contact.random(random, players)),
                randomScore(random),
                worldRadius,
                Pcg32.list(random.range(3, 10), () -> TerrainUpdate.random(random, chunks)));
    }

    private static int randomScore(Pcg32 random) {
        float factor = random.nextFloat();
        float square = factor * factor;
        return (int) (square * square * MAX_SCORE) + random.range(0, 50);
    }
}
