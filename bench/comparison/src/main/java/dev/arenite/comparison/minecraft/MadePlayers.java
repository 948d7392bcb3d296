package dev.arenite.comparison.minecraft;

import dev.arenite.bench.data.minecraft.Abilities;
import dev.arenite.bench.data.minecraft.Entity;
import dev.arenite.bench.data.minecraft.Item;
import dev.arenite.bench.data.minecraft.Player;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.minecraft.RecipeBook;
import dev.arenite.bench.data.minecraft.Rotation;
import dev.arenite.bench.data.minecraft.Vector;
import dev.arenite.bench.data.minecraft.Vehicle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes players anew.
///
/// @param text makes each text
record MadePlayers(UnaryOperator<String> text) {

    Players players(Players players) {
        List<Player> made = new ArrayList<>(players.players().size());
        for (Player player : players.players()) {
            made.add(player(player));
        }
        return new Players(made);
    }

    private Player player(Player player) {
        return new Player(
                player.gameType(),
                player.previousGameType(),
                player.score(),
                text.apply(player.dimension()),
                player.selectedItemSlot(),
                item(player.selectedItem()),
                player.spawnDimension().map(text),
                player.spawnX(),
                player.spawnY(),
                player.spawnZ(),
                player.spawnForced().map(isForced -> isForced),
                player.sleepTimer(),
                player.foodExhaustionLevel(),
                player.foodSaturationLevel(),
                player.foodTickTimer(),
                player.xpLevel(),
                player.xpP(),
                player.xpTotal(),
                player.xpSeed(),
                items(player.inventory()),
                items(player.enderItems()),
                abilities(player.abilities()),
                player.enteredNetherPosition().map(MadePlayers::vector),
                player.rootVehicle().map(this::vehicle),
                player.shoulderEntityLeft().map(this::entity),
                player.shoulderEntityRight().map(this::entity),
                player.seenCredits(),
                recipeBook(player.recipeBook()));
    }

    private Item item(Item item) {
        return new Item(item.count(), item.slot(), text.apply(item.id()));
    }

    private List<Item> items(List<Item> items) {
        List<Item> made = new ArrayList<>(items.size());
        for (Item item : items) {
            made.add(item(item));
        }
        return made;
    }

    private static Abilities abilities(Abilities abilities) {
        return new Abilities(
                abilities.walkSpeed(),
                abilities.flySpeed(),
                abilities.mayFly(),
                abilities.flying(),
                abilities.invulnerable(),
                abilities.mayBuild(),
                abilities.instabuild());
    }

    private static Vector vector(Vector vector) {
        return new Vector(vector.x(), vector.y(), vector.z());
    }

    private Vehicle vehicle(Vehicle vehicle) {
        return new Vehicle(numbers(vehicle.uuid()), entity(vehicle.entity()));
    }

    private static List<Integer> numbers(List<Integer> numbers) {
        List<Integer> made = new ArrayList<>(numbers.size());
        for (int number : numbers) {
            made.add(number);
        }
        return made;
    }

    private Entity entity(Entity entity) {
        return new Entity(
                text.apply(entity.id()),
                vector(entity.pos()),
                vector(entity.motion()),
                new Rotation(entity.rotation().yaw(), entity.rotation().pitch()),
                entity.fallDistance(),
                entity.fire(),
                entity.air(),
                entity.onGround(),
                entity.noGravity(),
                entity.invulnerable(),
                entity.portalCooldown(),
                numbers(entity.uuid()),
                entity.customName().map(text),
                entity.customNameVisible(),
                entity.silent(),
                entity.glowing());
    }

    private RecipeBook recipeBook(RecipeBook book) {
        return new RecipeBook(
                texts(book.recipes()),
                texts(book.toBeDisplayed()),
                book.isFilteringCraftable(),
                book.isGuiOpen(),
                book.isFurnaceFilteringCraftable(),
                book.isFurnaceGuiOpen(),
                book.isBlastingFurnaceFilteringCraftable(),
                book.isBlastingFurnaceGuiOpen(),
                book.isSmokerFilteringCraftable(),
                book.isSmokerGuiOpen());
    }

    private List<String> texts(List<String> texts) {
        List<String> made = new ArrayList<>(texts.size());
        for (String each : texts) {
            made.add(text.apply(each));
        }
        return made;
    }
}
