/// What the contenders of one serializer share.
@NullMarked
package dev.arenite.comparison.peer;

import org.jspecify.annotations.NullMarked;
