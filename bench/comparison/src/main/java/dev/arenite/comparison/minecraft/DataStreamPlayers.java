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
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.DataStreamContender;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: a truth value tells whether there is what may be absent.
final class DataStreamPlayers extends DataStreamContender<Players> {

    private static final int UUID_INTS = 4;

    DataStreamPlayers(DataSet<Players> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(DataOutputStream to, Players players) throws IOException {
        to.writeInt(players.players().size());
        for (Player player : players.players()) {
            write(to, player);
        }
    }

    private static void write(DataOutputStream to, Player player) throws IOException {
        to.writeByte(SavedPlayers.number(player.gameType()));
        to.writeByte(SavedPlayers.number(player.previousGameType()));
        to.writeLong(player.score());
        to.writeUTF(player.dimension());
        to.writeInt(player.selectedItemSlot());
        write(to, player.selectedItem());
        write(to, player.spawnDimension());
        to.writeLong(player.spawnX());
        to.writeLong(player.spawnY());
        to.writeLong(player.spawnZ());
        to.writeBoolean(player.spawnForced().isPresent());
        if (player.spawnForced().isPresent()) {
            to.writeBoolean(player.spawnForced().get());
        }
        to.writeShort(player.sleepTimer());
        to.writeFloat(player.foodExhaustionLevel());
        to.writeFloat(player.foodSaturationLevel());
        to.writeInt(player.foodTickTimer());
        to.writeInt(player.xpLevel());
        to.writeFloat(player.xpP());
        to.writeInt(player.xpTotal());
        to.writeInt(player.xpSeed());
        writeItems(to, player.inventory());
        writeItems(to, player.enderItems());
        write(to, player.abilities());
        to.writeBoolean(player.enteredNetherPosition().isPresent());
        if (player.enteredNetherPosition().isPresent()) {
            write(to, player.enteredNetherPosition().get());
        }
        to.writeBoolean(player.rootVehicle().isPresent());
        if (player.rootVehicle().isPresent()) {
            write(to, player.rootVehicle().get());
        }
        writeEntity(to, player.shoulderEntityLeft());
        writeEntity(to, player.shoulderEntityRight());
        to.writeBoolean(player.seenCredits());
        write(to, player.recipeBook());
    }

    private static void write(DataOutputStream to, Item item) throws IOException {
        to.writeByte(item.count());
        to.writeByte(item.slot());
        to.writeUTF(item.id());
    }

    private static void write(DataOutputStream to, Abilities abilities) throws IOException {
        to.writeFloat(abilities.walkSpeed());
        to.writeFloat(abilities.flySpeed());
        to.writeBoolean(abilities.mayFly());
        to.writeBoolean(abilities.flying());
        to.writeBoolean(abilities.invulnerable());
        to.writeBoolean(abilities.mayBuild());
        to.writeBoolean(abilities.instabuild());
    }

    private static void write(DataOutputStream to, Vehicle vehicle) throws IOException {
        writeNumbers(to, vehicle.uuid());
        write(to, vehicle.entity());
    }

    private static void write(DataOutputStream to, Entity entity) throws IOException {
        to.writeUTF(entity.id());
        write(to, entity.pos());
        write(to, entity.motion());
        write(to, entity.rotation());
        to.writeFloat(entity.fallDistance());
        to.writeShort(entity.fire());
        to.writeShort(entity.air());
        to.writeBoolean(entity.onGround());
        to.writeBoolean(entity.noGravity());
        to.writeBoolean(entity.invulnerable());
        to.writeInt(entity.portalCooldown());
        writeNumbers(to, entity.uuid());
        write(to, entity.customName());
        to.writeBoolean(entity.customNameVisible());
        to.writeBoolean(entity.silent());
        to.writeBoolean(entity.glowing());
    }

    private static void write(DataOutputStream to, Vector vector) throws IOException {
        to.writeDouble(vector.x());
        to.writeDouble(vector.y());
        to.writeDouble(vector.z());
    }

    private static void write(DataOutputStream to, Rotation rotation) throws IOException {
        to.writeFloat(rotation.yaw());
        to.writeFloat(rotation.pitch());
    }

    private static void write(DataOutputStream to, RecipeBook recipeBook) throws IOException {
        writeTexts(to, recipeBook.recipes());
        writeTexts(to, recipeBook.toBeDisplayed());
        to.writeBoolean(recipeBook.isFilteringCraftable());
        to.writeBoolean(recipeBook.isGuiOpen());
        to.writeBoolean(recipeBook.isFurnaceFilteringCraftable());
        to.writeBoolean(recipeBook.isFurnaceGuiOpen());
        to.writeBoolean(recipeBook.isBlastingFurnaceFilteringCraftable());
        to.writeBoolean(recipeBook.isBlastingFurnaceGuiOpen());
        to.writeBoolean(recipeBook.isSmokerFilteringCraftable());
        to.writeBoolean(recipeBook.isSmokerGuiOpen());
    }

    private static void writeItems(DataOutputStream to, List<Item> items) throws IOException {
        to.writeInt(items.size());
        for (Item item : items) {
            write(to, item);
        }
    }

    private static void writeEntity(DataOutputStream to, Optional<Entity> entity)
            throws IOException {
        to.writeBoolean(entity.isPresent());
        if (entity.isPresent()) {
            write(to, entity.get());
        }
    }

    private static void writeNumbers(DataOutputStream to, List<Integer> numbers)
            throws IOException {
        for (int number : numbers) {
            to.writeInt(number);
        }
    }

    private static void writeTexts(DataOutputStream to, List<String> texts) throws IOException {
        to.writeInt(texts.size());
        for (String text : texts) {
            to.writeUTF(text);
        }
    }

    private static void write(DataOutputStream to, Optional<String> text) throws IOException {
        to.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            to.writeUTF(text.get());
        }
    }

    @Override
    protected Players read(DataInputStream from) throws IOException {
        return new Players(readPlayers(from));
    }

    private static Player readPlayer(DataInputStream from) throws IOException {
        return new Player(
                SavedPlayers.gameType(from.readByte()),
                SavedPlayers.gameType(from.readByte()),
                from.readLong(),
                from.readUTF(),
                from.readInt(),
                readItem(from),
                readText(from),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readBoolean() ? Optional.of(from.readBoolean()) : Optional.empty(),
                from.readShort(),
                from.readFloat(),
                from.readFloat(),
                from.readInt(),
                from.readInt(),
                from.readFloat(),
                from.readInt(),
                from.readInt(),
                readItems(from),
                readItems(from),
                readAbilities(from),
                from.readBoolean() ? Optional.of(readVector(from)) : Optional.empty(),
                from.readBoolean() ? Optional.of(readVehicle(from)) : Optional.empty(),
                from.readBoolean() ? Optional.of(readEntity(from)) : Optional.empty(),
                from.readBoolean() ? Optional.of(readEntity(from)) : Optional.empty(),
                from.readBoolean(),
                readRecipeBook(from));
    }

    private static Item readItem(DataInputStream from) throws IOException {
        return new Item(from.readByte(), from.readByte(), from.readUTF());
    }

    private static Abilities readAbilities(DataInputStream from) throws IOException {
        return new Abilities(
                from.readFloat(),
                from.readFloat(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean());
    }

    private static Vehicle readVehicle(DataInputStream from) throws IOException {
        return new Vehicle(readNumbers(from), readEntity(from));
    }

    private static Entity readEntity(DataInputStream from) throws IOException {
        return new Entity(
                from.readUTF(),
                readVector(from),
                readVector(from),
                readRotation(from),
                from.readFloat(),
                from.readShort(),
                from.readShort(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readInt(),
                readNumbers(from),
                readText(from),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean());
    }

    private static Vector readVector(DataInputStream from) throws IOException {
        return new Vector(from.readDouble(), from.readDouble(), from.readDouble());
    }

    private static Rotation readRotation(DataInputStream from) throws IOException {
        return new Rotation(from.readFloat(), from.readFloat());
    }

    private static RecipeBook readRecipeBook(DataInputStream from) throws IOException {
        return new RecipeBook(
                readTexts(from),
                readTexts(from),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean(),
                from.readBoolean());
    }

    private static List<Player> readPlayers(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Player> players = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            players.add(readPlayer(from));
        }
        return players;
    }

    private static List<Item> readItems(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(readItem(from));
        }
        return items;
    }

    private static List<Integer> readNumbers(DataInputStream from) throws IOException {
        int count = UUID_INTS;
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(from.readInt());
        }
        return numbers;
    }

    private static List<String> readTexts(DataInputStream from) throws IOException {
        int count = from.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(from.readUTF());
        }
        return texts;
    }

    private static Optional<String> readText(DataInputStream from) throws IOException {
        return from.readBoolean() ? Optional.of(from.readUTF()) : Optional.empty();
    }
}
