/// The data set `minecraft_savedata` of the public serialization benchmark, generated.
@NullMarked
package dev.arenite.bench.data.minecraft;

import org.jspecify.annotations.NullMarked;
