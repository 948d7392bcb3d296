package dev.arenite.comparison.minecraft;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.bench.data.minecraft.ArchivedAbilities;
import dev.arenite.bench.data.minecraft.ArchivedEntity;
import dev.arenite.bench.data.minecraft.ArchivedItem;
import dev.arenite.bench.data.minecraft.ArchivedPlayer;
import dev.arenite.bench.data.minecraft.ArchivedPlayers;
import dev.arenite.bench.data.minecraft.ArchivedRecipeBook;
import dev.arenite.bench.data.minecraft.ArchivedVector;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;
import java.util.Optional;

/// Derived types. The leaves are those of [PlayerLeaves].
final class ArenitePlayers extends AreniteContender<Players, ArchivedPlayers>
        implements UpdatingContender<Players> {

    ArenitePlayers(DataSet<Players> dataSet, boolean isChecked) {
        super(dataSet, ArchivedPlayers.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedPlayer> players = view(slot).players();
        return players.get(players.size() / 2).score();
    }

    @Override
    public void update(int slot) {
        ArchivedList<ArchivedPlayer> players = view(slot).players();
        Objects.requireNonNull(players.archive());
        int count = Math.toIntExact(players.size());
        for (int i = 0; i < count; i++) {
            ArchivedPlayer player = players.get(i);
            new ArchivedPlayer.Mutable(player.archive(), player.place()).score(player.score() + 1);
        }
    }

    private static long leafOf(Optional<ArchivedString> text) {
        return text.isPresent() ? leaf(text.get()) : 0;
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedPlayer> players = view(slot).players();
        Objects.requireNonNull(players.archive());
        int count = Math.toIntExact(players.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sumOf(players.get(i));
        }
        return sum;
    }

    private static long sumOf(ArchivedPlayer player) {
        long sum = SavedPlayers.number(player.gameType());
        sum += SavedPlayers.number(player.previousGameType());
        sum += player.score() + leaf(player.dimension());
        sum += Integer.toUnsignedLong(player.selectedItemSlot()) + sumOf(player.selectedItem());
        sum += leafOf(player.spawnDimension());
        sum += player.spawnX() + player.spawnY() + player.spawnZ();
        sum += player.spawnForced().isPresent() ? PlayerLeaves.leaf(player.spawnForced().get()) : 2;
        sum +=
                Short.toUnsignedInt(player.sleepTimer())
                        + PlayerLeaves.leaf(player.foodExhaustionLevel());
        sum += PlayerLeaves.leaf(player.foodSaturationLevel());
        sum += Integer.toUnsignedLong(player.foodTickTimer());
        sum += Integer.toUnsignedLong(player.xpLevel()) + PlayerLeaves.leaf(player.xpP());
        sum += player.xpTotal();
        sum += player.xpSeed() + sumOfItems(player.inventory()) + sumOfItems(player.enderItems());
        sum += sumOf(player.abilities()) + PlayerLeaves.leaf(player.seenCredits());
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

    private static long sumOf(ArchivedItem item) {
        return item.count() + Byte.toUnsignedInt(item.slot()) + leaf(item.id());
    }

    private static long sumOfItems(ArchivedList<ArchivedItem> items) {
        long sum = 0;
        int count = (int) items.size();
        for (int i = 0; i < count; i++) {
            sum += sumOf(items.get(i));
        }
        return sum;
    }

    private static long sumOf(ArchivedAbilities abilities) {
        long sum =
                (long) PlayerLeaves.leaf(abilities.walkSpeed())
                        + PlayerLeaves.leaf(abilities.flySpeed());
        sum += PlayerLeaves.leaf(abilities.mayFly()) + PlayerLeaves.leaf(abilities.flying());
        sum +=
                PlayerLeaves.leaf(abilities.invulnerable())
                        + PlayerLeaves.leaf(abilities.mayBuild());
        return sum + PlayerLeaves.leaf(abilities.instabuild());
    }

    private static long sumOf(ArchivedVector vector) {
        return PlayerLeaves.leaf(vector.x())
                + PlayerLeaves.leaf(vector.y())
                + PlayerLeaves.leaf(vector.z());
    }

    private static long sumOfUuid(ArchivedList<Integer> uuid) {
        long sum = 0;
        for (int i = 0; i < uuid.size(); i++) {
            sum += Integer.toUnsignedLong(uuid.get(i));
        }
        return sum;
    }

    private static long sumOf(ArchivedEntity entity) {
        long sum = leaf(entity.id()) + sumOf(entity.pos()) + sumOf(entity.motion());
        sum += PlayerLeaves.leaf(entity.rotation().yaw());
        sum += PlayerLeaves.leaf(entity.rotation().pitch());
        sum += PlayerLeaves.leaf(entity.fallDistance());
        sum += Short.toUnsignedInt(entity.fire()) + Short.toUnsignedInt(entity.air());
        sum +=
                PlayerLeaves.leaf(entity.onGround())
                        + PlayerLeaves.leaf(entity.noGravity())
                        + PlayerLeaves.leaf(entity.invulnerable());
        sum += entity.portalCooldown();
        sum += sumOfUuid(entity.uuid()) + leafOf(entity.customName());
        sum +=
                PlayerLeaves.leaf(entity.customNameVisible())
                        + PlayerLeaves.leaf(entity.silent())
                        + PlayerLeaves.leaf(entity.glowing());
        return sum;
    }

    private static long sumOf(ArchivedRecipeBook book) {
        long sum = sumOfTexts(book.recipes()) + sumOfTexts(book.toBeDisplayed());
        sum += PlayerLeaves.leaf(book.isFilteringCraftable()) + PlayerLeaves.leaf(book.isGuiOpen());
        sum +=
                PlayerLeaves.leaf(book.isFurnaceFilteringCraftable())
                        + PlayerLeaves.leaf(book.isFurnaceGuiOpen());
        sum += PlayerLeaves.leaf(book.isBlastingFurnaceFilteringCraftable());
        sum += PlayerLeaves.leaf(book.isBlastingFurnaceGuiOpen());
        return sum
                + PlayerLeaves.leaf(book.isSmokerFilteringCraftable())
                + PlayerLeaves.leaf(book.isSmokerGuiOpen());
    }

    private static long sumOfTexts(ArchivedList<ArchivedString> texts) {
        long sum = 0;
        int count = (int) texts.size();
        for (int i = 0; i < count; i++) {
            sum += leaf(texts.get(i));
        }
        return sum;
    }
}
