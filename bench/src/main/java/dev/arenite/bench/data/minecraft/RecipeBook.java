package dev.arenite.bench.data.minecraft;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.bench.data.Pcg32;

import java.util.List;

/// The recipes that a player knows.
@Archivable
public record RecipeBook(
        List<String> recipes,
        List<String> toBeDisplayed,
        boolean isFilteringCraftable,
        boolean isGuiOpen,
        boolean isFurnaceFilteringCraftable,
        boolean isFurnaceGuiOpen,
        boolean isBlastingFurnaceFilteringCraftable,
        boolean isBlastingFurnaceGuiOpen,
        boolean isSmokerFilteringCraftable,
        boolean isSmokerGuiOpen) {

    private static final String[] RECIPES = {
        "pickaxe", "torch", "bow", "crafting table", "furnace", "shears", "arrow", "tnt"
    };
    private static final int RECIPES_BOUND = 30;
    private static final int DISPLAYED_BOUND = 10;

    static RecipeBook random(Pcg32 random) {
        return new RecipeBook(
                Pcg32.list(random.length(0, RECIPES_BOUND), () -> random.text(RECIPES)),
                Pcg32.list(random.length(0, DISPLAYED_BOUND), () -> random.text(RECIPES)),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }
}
