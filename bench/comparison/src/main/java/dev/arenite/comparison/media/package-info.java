/// The media content of jvm-serializers, and its contenders.
@NullMarked
package dev.arenite.comparison.media;

import org.jspecify.annotations.NullMarked;
