/// The data set of the project jvm-serializers: a video and its pictures.
@NullMarked
package dev.arenite.bench.data.media;

import org.jspecify.annotations.NullMarked;
