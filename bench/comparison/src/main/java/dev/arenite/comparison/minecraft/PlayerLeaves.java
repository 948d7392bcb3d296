package dev.arenite.comparison.minecraft;

import dev.arenite.bench.data.minecraft.Abilities;
import dev.arenite.bench.data.minecraft.Entity;
import dev.arenite.bench.data.minecraft.Item;
import dev.arenite.bench.data.minecraft.Player;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.minecraft.RecipeBook;
import dev.arenite.bench.data.minecraft.Vector;
import dev.arenite.comparison.Text;

import java.util.List;

/// The leaves of players: of a float or a double its bits, of a truth value 0 or 1, or 2 if it is
/// absent, of a constant its ordinal. Whatever else is absent has none.
final class PlayerLeaves {

    private PlayerLeaves() {}

    static int leaf(float number) {
        return Float.floatToRawIntBits(number);
    }

    static long leaf(double number) {
        return Double.doubleToRawLongBits(number);
    }

    static int leaf(boolean truth) {
        return truth ? 1 : 0;
    }

    static long sumOf(Players players) {
        long sum = 0;
        for (Player player : players.players()) {
            sum += sumOf(player);
        }
        return sum;
    }

    private static long sumOf(Player player) {
        long sum = SavedPlayers.number(player.gameType());
        sum += SavedPlayers.number(player.previousGameType());
        sum += player.score() + Text.leaf(player.dimension());
        sum += Integer.toUnsignedLong(player.selectedItemSlot()) + sumOf(player.selectedItem());
        sum += Text.leaf(player.spawnDimension().orElse(""));
        sum += player.spawnX() + player.spawnY() + player.spawnZ();
        sum += player.spawnForced().isPresent() ? leaf(player.spawnForced().get()) : 2;
        sum += Short.toUnsignedInt(player.sleepTimer()) + leaf(player.foodExhaustionLevel());
        sum += leaf(player.foodSaturationLevel());
        sum += Integer.toUnsignedLong(player.foodTickTimer());
        sum += Integer.toUnsignedLong(player.xpLevel()) + leaf(player.xpP());
        sum += player.xpTotal();
        sum += player.xpSeed() + sumOfItems(player.inventory()) + sumOfItems(player.enderItems());
        sum += sumOf(player.abilities()) + leaf(player.seenCredits());
        if (player.enteredNetherPosition().isPresent()) {
            sum += sumOf(player.enteredNetherPosition().get());
        }
        if (player.rootVehicle().isPresent()) {
            sum += sumOfUuid(player.rootVehicle().get().uuid());
            sum += sumOf(player.rootVehicle().get().entity());
        }
        if (player.shoulderEntityLeft().isPresent()) {
            sum += sumOf(player.shoulderEntityLeft().get());
        }
        if (player.shoulderEntityRight().isPresent()) {
            sum += sumOf(player.shoulderEntityRight().get());
        }
        return sum + sumOf(player.recipeBook());
    }

    private static long sumOf(Item item) {
        return item.count() + Byte.toUnsignedInt(item.slot()) + Text.leaf(item.id());
    }

    private static long sumOfItems(List<Item> items) {
        long sum = 0;
        for (Item item : items) {
            sum += sumOf(item);
        }
        return sum;
    }

    private static long sumOf(Abilities abilities) {
        long sum = (long) leaf(abilities.walkSpeed()) + leaf(abilities.flySpeed());
        sum += leaf(abilities.mayFly()) + leaf(abilities.flying());
        sum += leaf(abilities.invulnerable()) + leaf(abilities.mayBuild());
        return sum + leaf(abilities.instabuild());
    }

    private static long sumOf(Vector vector) {
        return leaf(vector.x()) + leaf(vector.y()) + leaf(vector.z());
    }

    private static long sumOfUuid(List<Integer> uuid) {
        long sum = 0;
        for (int number : uuid) {
            sum += Integer.toUnsignedLong(number);
        }
        return sum;
    }

    private static long sumOf(Entity entity) {
        long sum = Text.leaf(entity.id()) + sumOf(entity.pos()) + sumOf(entity.motion());
        sum += leaf(entity.rotation().yaw());
        sum += leaf(entity.rotation().pitch());
        sum += leaf(entity.fallDistance());
        sum += Short.toUnsignedInt(entity.fire()) + Short.toUnsignedInt(entity.air());
        sum += leaf(entity.onGround()) + leaf(entity.noGravity()) + leaf(entity.invulnerable());
        sum += entity.portalCooldown();
        sum += sumOfUuid(entity.uuid()) + Text.leaf(entity.customName().orElse(""));
        sum += leaf(entity.customNameVisible()) + leaf(entity.silent()) + leaf(entity.glowing());
        return sum;
    }

    private static long sumOf(RecipeBook book) {
        long sum = sumOfTexts(book.recipes()) + sumOfTexts(book.toBeDisplayed());
        sum += leaf(book.isFilteringCraftable()) + leaf(book.isGuiOpen());
        sum += leaf(book.isFurnaceFilteringCraftable()) + leaf(book.isFurnaceGuiOpen());
        sum += leaf(book.isBlastingFurnaceFilteringCraftable());
        sum += leaf(book.isBlastingFurnaceGuiOpen());
        return sum + leaf(book.isSmokerFilteringCraftable()) + leaf(book.isSmokerGuiOpen());
    }

    private static long sumOfTexts(List<String> texts) {
        long sum = 0;
        for (String text : texts) {
            sum += Text.leaf(text);
        }
        return sum;
    }
}
