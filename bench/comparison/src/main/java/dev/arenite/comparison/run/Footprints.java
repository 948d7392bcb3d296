package dev.arenite.comparison.run;

import dev.arenite.comparison.report.Sizes;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds on a class path what peers add to a program.
final class Footprints {

    private final List<Path> classPath;

    Footprints(List<Path> classPath) {
        this.classPath = List.copyOf(classPath);
    }

    /// Returns those of the class path that this program was started with.
    static Footprints ofThisProgram() {
        String[] entries = System.getProperty("java.class.path").split(":");
        return new Footprints(Stream.of(entries).map(Path::of).toList());
    }

    /// Returns what a peer adds.
    Sizes.Footprint of(Peer peer) throws IOException {
        String version = "";
        Map<String, Long> jars = new LinkedHashMap<>();
        for (String artifact : peer.jars()) {
            Optional<Path> jar = jar(artifact);
            if (jar.isPresent()) {
                jars.put(jar.get().getFileName().toString(), Files.size(jar.get()));
                version = version.isEmpty() ? version(artifact, jar.get()) : version;
            }
        }
        long generatedBytes = 0;
        for (Path entry : classPath) {
            if (!peer.generated().isEmpty()) {
                generatedBytes += generatedBytes(entry, peer.generated());
            }
        }
        return new Sizes.Footprint(version, jars, generatedBytes);
    }

    private Optional<Path> jar(String artifact) {
        return classPath.stream().filter(entry -> !version(artifact, entry).isEmpty()).findFirst();
    }

    private static String version(String artifact, Path jar) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar")
                        .matcher(jar.getFileName().toString());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static long generatedBytes(Path entry, List<String> globs) throws IOException {
        if (Files.isDirectory(entry)) {
            return matchingBytes(entry, globs);
        }
        if (!Files.exists(entry)) {
            return 0;
        }
        try (FileSystem jar = FileSystems.newFileSystem(entry)) {
            return matchingBytes(jar.getPath("/"), globs);
        }
    }

    private static long matchingBytes(Path root, List<String> globs) throws IOException {
        List<PathMatcher> matchers =
                globs.stream()
                        .map(glob -> root.getFileSystem().getPathMatcher("glob:" + glob + ".class"))
                        .toList();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Path inside = root.relativize(file);
                if (matchers.stream().anyMatch(matcher -> matcher.matches(inside))) {
                    bytes += Files.size(file);
                }
            }
        }
        return bytes;
    }
}
