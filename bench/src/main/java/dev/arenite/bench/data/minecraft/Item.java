package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.bench.data.Pcg32;

/// Things of a kind in a slot.
///
/// @param slot unsigned
@Archivable
public record Item(byte count, @As(Form.U8) byte slot, String id) {

    private static final String[] IDS = {
        "dirt", "stone", "pickaxe", "sand", "gravel", "shovel", "chestplate", "steak"
    };

    static Item random(Pcg32 random) {
        return new Item(random.nextByte(), random.nextByte(), random.text(IDS));
    }
}
