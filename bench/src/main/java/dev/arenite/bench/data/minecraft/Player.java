package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

import java.util.List;
import java.util.Optional;

/// The saved state of a player.
///
/// @param selectedItemSlot unsigned
/// @param sleepTimer       unsigned
/// @param foodTickTimer    unsigned
/// @param xpLevel          unsigned
@Archivable
public record Player(
        GameType gameType,
        GameType previousGameType,
        long score,
        String dimension,
        @As(Form.U32) int selectedItemSlot,
        Item selectedItem,
        Optional<String> spawnDimension,
        long spawnX,
        long spawnY,
        long spawnZ,
        Optional<Boolean> spawnForced,
        @As(Form.U16) short sleepTimer,
        float foodExhaustionLevel,
        float foodSaturationLevel,
        @As(Form.U32) int foodTickTimer,
        @As(Form.U32) int xpLevel,
        float xpP,
        int xpTotal,
        int xpSeed,
        List<Item> inventory,
        List<Item> enderItems,
        Abilities abilities,
        Optional<Vector> enteredNetherPosition,
        Optional<Vehicle> rootVehicle,
        Optional<Entity> shoulderEntityLeft,
        Optional<Entity> shoulderEntityRight,
        boolean seenCredits,
        RecipeBook recipeBook) {

    private static final String[] DIMENSIONS = {"overworld", "nether", "end"};
    private static final int ITEMS_BOUND = 40;
    private static final int ENDER_ITEMS_BOUND = 27;

    static Player random(Pcg32 random) {
        return new Player(
                GameType.random(random),
                GameType.random(random),
                random.nextLong(),
                random.text(DIMENSIONS),
                random.nextInt(),
                Item.random(random),
                random.optional(() -> random.text(DIMENSIONS)),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.optional(random::nextBoolean),
                random.nextShort(),
                random.nextFloat(),
                random.nextFloat(),
                random.nextInt(),
                random.nextInt(),
                random.nextFloat(),
                random.nextInt(),
                random.nextInt(),
                Pcg32.list(random.length(0, ITEMS_BOUND), () -> Item.random(random)),
                Pcg32.list(random.length(0, ENDER_ITEMS_BOUND), () -> Item.random(random)),
                Abilities.random(random),
                random.optional(() -> Vector.random(random)),
                random.optional(() -> Vehicle.random(random)),
                random.optional(() -> Entity.random(random)),
                random.optional(() -> Entity.random(random)),
                random.nextBoolean(),
                RecipeBook.random(random));
    }
}
