/// The data set `minecraft_savedata` and its contenders.
@NullMarked
package dev.arenite.comparison.minecraft;

import org.jspecify.annotations.NullMarked;
