package dev.arenite.comparison.minecraft;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

import dev.arenite.bench.data.minecraft.Abilities;
import dev.arenite.bench.data.minecraft.Entity;
import dev.arenite.bench.data.minecraft.Item;
import dev.arenite.bench.data.minecraft.Player;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.minecraft.RecipeBook;
import dev.arenite.bench.data.minecraft.Rotation;
import dev.arenite.bench.data.minecraft.Vector;
import dev.arenite.bench.data.minecraft.Vehicle;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.KryoContender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent, but text is null.
final class KryoPlayers extends KryoContender<Players> {

    private static final int UUID_INTS = 4;

    KryoPlayers(DataSet<Players> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Output out, Players players) {
        out.writeInt(players.players().size(), true);
        for (Player player : players.players()) {
            write(out, player);
        }
    }

    private static void write(Output out, Player player) {
        out.writeByte(SavedPlayers.number(player.gameType()));
        out.writeByte(SavedPlayers.number(player.previousGameType()));
        out.writeLong(player.score());
        out.writeString(player.dimension());
        out.writeInt(player.selectedItemSlot());
        write(out, player.selectedItem());
        out.writeString(player.spawnDimension().orElse(null));
        out.writeLong(player.spawnX());
        out.writeLong(player.spawnY());
        out.writeLong(player.spawnZ());
        out.writeBoolean(player.spawnForced().isPresent());
        if (player.spawnForced().isPresent()) {
            out.writeBoolean(player.spawnForced().get());
        }
        out.writeShort(player.sleepTimer());
        out.writeFloat(player.foodExhaustionLevel());
        out.writeFloat(player.foodSaturationLevel());
        out.writeInt(player.foodTickTimer());
        out.writeInt(player.xpLevel());
        out.writeFloat(player.xpP());
        out.writeInt(player.xpTotal());
        out.writeInt(player.xpSeed());
        writeItems(out, player.inventory());
        writeItems(out, player.enderItems());
        write(out, player.abilities());
        out.writeBoolean(player.enteredNetherPosition().isPresent());
        if (player.enteredNetherPosition().isPresent()) {
            write(out, player.enteredNetherPosition().get());
        }
        out.writeBoolean(player.rootVehicle().isPresent());
        if (player.rootVehicle().isPresent()) {
            write(out, player.rootVehicle().get());
        }
        writeEntity(out, player.shoulderEntityLeft());
        writeEntity(out, player.shoulderEntityRight());
        out.writeBoolean(player.seenCredits());
        write(out, player.recipeBook());
    }

    private static void write(Output out, Item item) {
        out.writeByte(item.count());
        out.writeByte(item.slot());
        out.writeString(item.id());
    }

    private static void write(Output out, Abilities abilities) {
        out.writeFloat(abilities.walkSpeed());
        out.writeFloat(abilities.flySpeed());
        out.writeBoolean(abilities.mayFly());
        out.writeBoolean(abilities.flying());
        out.writeBoolean(abilities.invulnerable());
        out.writeBoolean(abilities.mayBuild());
        out.writeBoolean(abilities.instabuild());
    }

    private static void write(Output out, Vehicle vehicle) {
        writeNumbers(out, vehicle.uuid());
        write(out, vehicle.entity());
    }

    private static void write(Output out, Entity entity) {
        out.writeString(entity.id());
        write(out, entity.pos());
        write(out, entity.motion());
        write(out, entity.rotation());
        out.writeFloat(entity.fallDistance());
        out.writeShort(entity.fire());
        out.writeShort(entity.air());
        out.writeBoolean(entity.onGround());
        out.writeBoolean(entity.noGravity());
        out.writeBoolean(entity.invulnerable());
        out.writeInt(entity.portalCooldown());
        writeNumbers(out, entity.uuid());
        out.writeString(entity.customName().orElse(null));
        out.writeBoolean(entity.customNameVisible());
        out.writeBoolean(entity.silent());
        out.writeBoolean(entity.glowing());
    }

    private static void write(Output out, Vector vector) {
        out.writeDouble(vector.x());
        out.writeDouble(vector.y());
        out.writeDouble(vector.z());
    }

    private static void write(Output out, Rotation rotation) {
        out.writeFloat(rotation.yaw());
        out.writeFloat(rotation.pitch());
    }

    private static void write(Output out, RecipeBook recipeBook) {
        writeTexts(out, recipeBook.recipes());
        writeTexts(out, recipeBook.toBeDisplayed());
        out.writeBoolean(recipeBook.isFilteringCraftable());
        out.writeBoolean(recipeBook.isGuiOpen());
        out.writeBoolean(recipeBook.isFurnaceFilteringCraftable());
        out.writeBoolean(recipeBook.isFurnaceGuiOpen());
        out.writeBoolean(recipeBook.isBlastingFurnaceFilteringCraftable());
        out.writeBoolean(recipeBook.isBlastingFurnaceGuiOpen());
        out.writeBoolean(recipeBook.isSmokerFilteringCraftable());
        out.writeBoolean(recipeBook.isSmokerGuiOpen());
    }

    private static void writeItems(Output out, List<Item> items) {
        out.writeInt(items.size(), true);
        for (Item item : items) {
            write(out, item);
        }
    }

    private static void writeEntity(Output out, Optional<Entity> entity) {
        out.writeBoolean(entity.isPresent());
        if (entity.isPresent()) {
            write(out, entity.get());
        }
    }

    private static void writeNumbers(Output out, List<Integer> numbers) {
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static void writeTexts(Output out, List<String> texts) {
        out.writeInt(texts.size(), true);
        for (String text : texts) {
            out.writeString(text);
        }
    }

    @Override
    protected Players read(Input in) {
        return new Players(readPlayers(in));
    }

    private static Player readPlayer(Input in) {
        return new Player(
                SavedPlayers.gameType(in.readByte()),
                SavedPlayers.gameType(in.readByte()),
                in.readLong(),
                in.readString(),
                in.readInt(),
                readItem(in),
                readText(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean() ? Optional.of(in.readBoolean()) : Optional.empty(),
                in.readShort(),
                in.readFloat(),
                in.readFloat(),
                in.readInt(),
                in.readInt(),
                in.readFloat(),
                in.readInt(),
                in.readInt(),
                readItems(in),
                readItems(in),
                readAbilities(in),
                in.readBoolean() ? Optional.of(readVector(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(readVehicle(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(readEntity(in)) : Optional.empty(),
                in.readBoolean() ? Optional.of(readEntity(in)) : Optional.empty(),
                in.readBoolean(),
                readRecipeBook(in));
    }

    private static Item readItem(Input in) {
        return new Item(in.readByte(), in.readByte(), in.readString());
    }

    private static Abilities readAbilities(Input in) {
        return new Abilities(
                in.readFloat(),
                in.readFloat(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
    }

    private static Vehicle readVehicle(Input in) {
        return new Vehicle(readNumbers(in), readEntity(in));
    }

    private static Entity readEntity(Input in) {
        return new Entity(
                in.readString(),
                readVector(in),
                readVector(in),
                readRotation(in),
                in.readFloat(),
                in.readShort(),
                in.readShort(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readInt(),
                readNumbers(in),
                readText(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
    }

    private static Vector readVector(Input in) {
        return new Vector(in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static Rotation readRotation(Input in) {
        return new Rotation(in.readFloat(), in.readFloat());
    }

    private static RecipeBook readRecipeBook(Input in) {
        return new RecipeBook(
                readTexts(in),
                readTexts(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
    }

    private static List<Player> readPlayers(Input in) {
        int count = in.readInt(true);
        List<Player> players = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            players.add(readPlayer(in));
        }
        return players;
    }

    private static List<Item> readItems(Input in) {
        int count = in.readInt(true);
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(readItem(in));
        }
        return items;
    }

    private static List<Integer> readNumbers(Input in) {
        int count = UUID_INTS;
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(in.readInt());
        }
        return numbers;
    }

    private static List<String> readTexts(Input in) {
        int count = in.readInt(true);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
    }
}
