package dev.arenite.comparison.minecraft;

import dev.arenite.bench.data.minecraft.Abilities;
import dev.arenite.bench.data.minecraft.Entity;
import dev.arenite.bench.data.minecraft.GameType;
import dev.arenite.bench.data.minecraft.Item;
import dev.arenite.bench.data.minecraft.Player;
import dev.arenite.bench.data.minecraft.Players;
import dev.arenite.bench.data.minecraft.RecipeBook;
import dev.arenite.bench.data.minecraft.Rotation;
import dev.arenite.bench.data.minecraft.Vector;
import dev.arenite.bench.data.minecraft.Vehicle;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One value of the 500 players of the public benchmark. The field that is asked for is the score
/// of the player in the middle, and an update adds one to each score.
public final class SavedPlayers implements DataSet<Players> {

    private static final GameType[] GAME_TYPES = GameType.values();

    private final List<Players> values = List.of(Players.ofBenchmark());

    @Override
    public List<Players> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        return 2 << 20;
    }

    @Override
    public Map<String, Supplier<Contender<Players>>> contenders() {
        Class<?>[] classes = {
            Players.class,
            Player.class,
            GameType.class,
            Item.class,
            Abilities.class,
            Vector.class,
            Vehicle.class,
            Entity.class,
            Rotation.class,
            RecipeBook.class
        };
        Map<String, Supplier<Contender<Players>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new ArenitePlayers(this, false));
        all.put("arenite-checked", () -> new ArenitePlayers(this, true));
        all.put("fory", () -> ForyContender.onHeap(this, classes));
        all.put("fory-direct", () -> ForyContender.direct(this, classes));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, Players.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, Players.class));
        all.put("jackson-json", () -> JacksonContender.json(this, Players.class));
        all.put("message-pack", () -> new MessagePackPlayers(this));
        all.put("data-stream", () -> new DataStreamPlayers(this));
        all.put("kryo", () -> new KryoPlayers(this));
        all.put("activej", () -> new ActivejContender<>(this, Players.class));
        return all;
    }

    /// Returns the number of a constant, which contenders by hand write.
    // It is rkyv's and that of the derived types.
    @SuppressWarnings("EnumOrdinal")
    static int number(GameType type) {
        return type.ordinal();
    }

    /// Returns the constant of a number.
    static GameType gameType(int number) {
        return GAME_TYPES[number];
    }

    @Override
    public Players made(Players players, UnaryOperator<String> text) {
        return new MadePlayers(text).players(players);
    }

    @Override
    public long field(Players players) {
        return players.players().get(players.players().size() / 2).score();
    }

    @Override
    public Players updated(Players players) {
        return new Players(players.players().stream().map(SavedPlayers::scored).toList());
    }

    private static Player scored(Player player) {
        return new Player(
                player.gameType(),
                player.previousGameType(),
                player.score() + 1,
                player.dimension(),
                player.selectedItemSlot(),
                player.selectedItem(),
                player.spawnDimension(),
                player.spawnX(),
                player.spawnY(),
                player.spawnZ(),
                player.spawnForced(),
                player.sleepTimer(),
                player.foodExhaustionLevel(),
                player.foodSaturationLevel(),
                player.foodTickTimer(),
                player.xpLevel(),
                player.xpP(),
                player.xpTotal(),
                player.xpSeed(),
                player.inventory(),
                player.enderItems(),
                player.abilities(),
                player.enteredNetherPosition(),
                player.rootVehicle(),
                player.shoulderEntityLeft(),
                player.shoulderEntityRight(),
                player.seenCredits(),
                player.recipeBook());
    }

    @Override
    public long checksum(Players players) {
        return PlayerLeaves.sumOf(players);
    }
}
