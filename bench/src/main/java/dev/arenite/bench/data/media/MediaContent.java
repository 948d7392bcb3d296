package dev.arenite.bench.data.media;

import dev.arenite.archive.derive.Archivable;

import java.util.List;
import java.util.Optional;

/// A video and its pictures.
@Archivable
public record MediaContent(Media media, List<Image> images) {

    /// Returns the one value of the benchmarks, as that project has it.
    public static MediaContent ofBenchmark() {
        String title = "Javaone Keynote";
        Media media =
                new Media(
                        "http://javaone.com/keynote.mpg",
                        Optional.of(title),
                        640,
                        480,
                        "video/mpg4",
                        18_000_000,
                        58_982_400,
                        Optional.of(262_144),
                        List.of("Bill Gates", "Steve Jobs"),
                        Player.JAVA,
                        Optional.empty());
        Image large =
                new Image(
                        "http://javaone.com/keynote_large.jpg",
                        Optional.of(title),
                        1024,
                        768,
                        Size.LARGE);
        Image small =
                new Image(
                        "http://javaone.com/keynote_small.jpg",
                        Optional.of(title),
                        320,
                        240,
                        Size.SMALL);
        return new MediaContent(media, List.of(large, small));
    }
}
