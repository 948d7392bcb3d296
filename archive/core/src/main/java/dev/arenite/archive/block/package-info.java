/// Files of blocks: many archives in one file, in blocks of limited size with a checksum each.
@NullMarked
package dev.arenite.archive.block;

import org.jspecify.annotations.NullMarked;
