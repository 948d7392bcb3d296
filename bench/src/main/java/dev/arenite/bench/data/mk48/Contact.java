package dev.arenite.bench.data.mk48;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A ship as a player's sensors see it.
///
/// @param damage       unsigned
/// @param entityId     unsigned
/// @param playerId     unsigned
/// @param turretAngles unsigned
@Archivable
@SuppressWarnings("ArrayRecordComponent") // equal by their elements
public record Contact(
        @As(Form.U8) byte damage,
        @As(Form.U32) int entityId,
        Optional<EntityType> entityType,
        Guidance guidance,
        Optional<@As(Form.U16) Short> playerId,
        List<Boolean> reloads,
        Transform transform,
        short[] turretAngles) {

    private static final int ENTITIES_PER_PLAYER = 20;
    private static final double VISIBLE = 0.7;
    private static final double UNDAMAGED = 0.6;
    private static final int DAMAGE_BOUND = 200;
    private static final double ALIGNED = 0.75;
    private static final int ALIGNED_WITHIN = 200;

    static Contact random(Pcg32 random, int players) {
        EntityType type = EntityType.random(random);
        boolean visible = random.chance(VISIBLE);
        return new Contact(
                randomDamage(random, visible),
                random.range(0, players * ENTITIES_PER_PLAYER),
                visible ? Optional.of(type) : Optional.empty(),
                Guidance.random(random, type),
                visible ? Optional.of((short) random.narrowRange(0, players)) : Optional.empty(),
                visible ? randomReloads(random, type.weapons()) : new ArrayList<>(),
                Transform.random(random, type),
                visible ? randomAngles(random, type.turrets()) : new short[0]);
    }

    private static byte randomDamage(Pcg32 random, boolean visible) {
        return visible && random.chance(UNDAMAGED) ? 0 : (byte) random.narrowRange(0, DAMAGE_BOUND);
    }

    private static List<Boolean> randomReloads(Pcg32 random, int weapons) {
        double reloaded = random.range(0.0, 1.0);
        return Pcg32.list(weapons, () -> random.chance(reloaded));
    }

    private static short[] randomAngles(Pcg32 random, int turrets) {
        short[] angles = new short[turrets];
        short base = random.nextShort();
        for (int i = 0; i < turrets; i++) {
            angles[i] =
                    random.chance(ALIGNED)
                            ? (short) (base + random.narrowRange(-ALIGNED_WITHIN, ALIGNED_WITHIN))
                            : random.nextShort();
        }
        return angles;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Contact that
                && damage == that.damage
                && entityId == that.entityId
                && entityType.equals(that.entityType)
                && guidance.equals(that.guidance)
                && playerId.equals(that.playerId)
                && reloads.equals(that.reloads)
                && transform.equals(that.transform)
                && Arrays.equals(turretAngles, that.turretAngles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                damage,
                entityId,
                entityType,
                guidance,
                playerId,
                reloads,
                transform,
                Arrays.hashCode(turretAngles));
    }
}
