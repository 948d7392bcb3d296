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
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand.
final class MessagePackPlayers extends MessagePackContender<Players> {

    MessagePackPlayers(DataSet<Players> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, Players players) throws IOException {
        to.packArrayHeader(players.players().size());
        for (Player player : players.players()) {
            write(to, player);
        }
    }

    private static void write(MessagePacker to, Player player) throws IOException {
        to.packArrayHeader(28);
        to.packByte((byte) SavedPlayers.number(player.gameType()));
        to.packByte((byte) SavedPlayers.number(player.previousGameType()));
        to.packLong(player.score());
        to.packString(player.dimension());
        to.packInt(player.selectedItemSlot());
        write(to, player.selectedItem());
        write(to, player.spawnDimension());
        to.packLong(player.spawnX());
        to.packLong(player.spawnY());
        to.packLong(player.spawnZ());
        if (player.spawnForced().isPresent()) {
            to.packBoolean(player.spawnForced().get());
        } else {
            to.packNil();
        }
        to.packShort(player.sleepTimer());
        to.packFloat(player.foodExhaustionLevel());
        to.packFloat(player.foodSaturationLevel());
        to.packInt(player.foodTickTimer());
        to.packInt(player.xpLevel());
        to.packFloat(player.xpP());
        to.packInt(player.xpTotal());
        to.packInt(player.xpSeed());
        writeItems(to, player.inventory());
        writeItems(to, player.enderItems());
        write(to, player.abilities());
        writeVector(to, player.enteredNetherPosition());
        writeVehicle(to, player.rootVehicle());
        writeEntity(to, player.shoulderEntityLeft());
        writeEntity(to, player.shoulderEntityRight());
        to.packBoolean(player.seenCredits());
        write(to, player.recipeBook());
    }

    private static void write(MessagePacker to, Item item) throws IOException {
        to.packArrayHeader(3);
        to.packByte(item.count());
        to.packByte(item.slot());
        to.packString(item.id());
    }

    private static void write(MessagePacker to, Abilities abilities) throws IOException {
        to.packArrayHeader(7);
        to.packFloat(abilities.walkSpeed());
        to.packFloat(abilities.flySpeed());
        to.packBoolean(abilities.mayFly());
        to.packBoolean(abilities.flying());
        to.packBoolean(abilities.invulnerable());
        to.packBoolean(abilities.mayBuild());
        to.packBoolean(abilities.instabuild());
    }

    private static void write(MessagePacker to, Vehicle vehicle) throws IOException {
        to.packArrayHeader(2);
        writeNumbers(to, vehicle.uuid());
        write(to, vehicle.entity());
    }

    private static void write(MessagePacker to, Entity entity) throws IOException {
        to.packArrayHeader(16);
        to.packString(entity.id());
        write(to, entity.pos());
        write(to, entity.motion());
        write(to, entity.rotation());
        to.packFloat(entity.fallDistance());
        to.packShort(entity.fire());
        to.packShort(entity.air());
        to.packBoolean(entity.onGround());
        to.packBoolean(entity.noGravity());
        to.packBoolean(entity.invulnerable());
        to.packInt(entity.portalCooldown());
        writeNumbers(to, entity.uuid());
        write(to, entity.customName());
        to.packBoolean(entity.customNameVisible());
        to.packBoolean(entity.silent());
        to.packBoolean(entity.glowing());
    }

    private static void write(MessagePacker to, Vector vector) throws IOException {
        to.packArrayHeader(3);
        to.packDouble(vector.x());
        to.packDouble(vector.y());
        to.packDouble(vector.z());
    }

    private static void write(MessagePacker to, Rotation rotation) throws IOException {
        to.packArrayHeader(2);
        to.packFloat(rotation.yaw());
        to.packFloat(rotation.pitch());
    }

    private static void write(MessagePacker to, RecipeBook recipeBook) throws IOException {
        to.packArrayHeader(10);
        writeTexts(to, recipeBook.recipes());
        writeTexts(to, recipeBook.toBeDisplayed());
        to.packBoolean(recipeBook.isFilteringCraftable());
        to.packBoolean(recipeBook.isGuiOpen());
        to.packBoolean(recipeBook.isFurnaceFilteringCraftable());
        to.packBoolean(recipeBook.isFurnaceGuiOpen());
        to.packBoolean(recipeBook.isBlastingFurnaceFilteringCraftable());
        to.packBoolean(recipeBook.isBlastingFurnaceGuiOpen());
        to.packBoolean(recipeBook.isSmokerFilteringCraftable());
        to.packBoolean(recipeBook.isSmokerGuiOpen());
    }

    private static void writeItems(MessagePacker to, List<Item> items) throws IOException {
        to.packArrayHeader(items.size());
        for (Item item : items) {
            write(to, item);
        }
    }

    private static void writeVector(MessagePacker to, Optional<Vector> vector) throws IOException {
        if (vector.isPresent()) {
            write(to, vector.get());
        } else {
            to.packNil();
        }
    }

    private static void writeVehicle(MessagePacker to, Optional<Vehicle> vehicle)
            throws IOException {
        if (vehicle.isPresent()) {
            write(to, vehicle.get());
        } else {
            to.packNil();
        }
    }

    private static void writeEntity(MessagePacker to, Optional<Entity> entity) throws IOException {
        if (entity.isPresent()) {
            write(to, entity.get());
        } else {
            to.packNil();
        }
    }

    private static void writeNumbers(MessagePacker to, List<Integer> numbers) throws IOException {
        to.packArrayHeader(numbers.size());
        for (int number : numbers) {
            to.packInt(number);
        }
    }

    private static void writeTexts(MessagePacker to, List<String> texts) throws IOException {
        to.packArrayHeader(texts.size());
        for (String text : texts) {
            to.packString(text);
        }
    }

    private static void write(MessagePacker to, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            to.packString(text.get());
        } else {
            to.packNil();
        }
    }

    @Override
    protected Players read(MessageUnpacker from) throws IOException {
        return new Players(readPlayers(from));
    }

    private static Player readPlayer(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Player(
                SavedPlayers.gameType(from.unpackByte()),
                SavedPlayers.gameType(from.unpackByte()),
                from.unpackLong(),
                from.unpackString(),
                from.unpackInt(),
                readItem(from),
                readText(from),
                from.unpackLong(),
                from.unpackLong(),
                from.unpackLong(),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackBoolean()),
                from.unpackShort(),
                from.unpackFloat(),
                from.unpackFloat(),
                from.unpackInt(),
                from.unpackInt(),
                from.unpackFloat(),
                from.unpackInt(),
                from.unpackInt(),
                readItems(from),
                readItems(from),
                readAbilities(from),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(readVector(from)),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(readVehicle(from)),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(readEntity(from)),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(readEntity(from)),
                from.unpackBoolean(),
                readRecipeBook(from));
    }

    private static Item readItem(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Item(from.unpackByte(), from.unpackByte(), from.unpackString());
    }

    private static Abilities readAbilities(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Abilities(
                from.unpackFloat(),
                from.unpackFloat(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean());
    }

    private static Vehicle readVehicle(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Vehicle(readNumbers(from), readEntity(from));
    }

    private static Entity readEntity(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Entity(
                from.unpackString(),
                readVector(from),
                readVector(from),
                readRotation(from),
                from.unpackFloat(),
                from.unpackShort(),
                from.unpackShort(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackInt(),
                readNumbers(from),
                readText(from),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean());
    }

    private static Vector readVector(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Vector(from.unpackDouble(), from.unpackDouble(), from.unpackDouble());
    }

    private static Rotation readRotation(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Rotation(from.unpackFloat(), from.unpackFloat());
    }

    private static RecipeBook readRecipeBook(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new RecipeBook(
                readTexts(from),
                readTexts(from),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean(),
                from.unpackBoolean());
    }

    private static List<Player> readPlayers(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Player> players = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            players.add(readPlayer(from));
        }
        return players;
    }

    private static List<Item> readItems(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(readItem(from));
        }
        return items;
    }

    private static List<Integer> readNumbers(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<Integer> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(from.unpackInt());
        }
        return numbers;
    }

    private static List<String> readTexts(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(from.unpackString());
        }
        return texts;
    }

    private static Optional<String> readText(MessageUnpacker from) throws IOException {
        return from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackString());
    }
}
