package dev.arenite.tool;

import dev.arenite.tool.map.MapDetail;
import dev.arenite.tool.map.MapPage;
import dev.arenite.tool.map.MapSource;
import dev.arenite.tool.map.MapStyle;
import dev.arenite.tool.map.MapText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// The options of maps of bytes, and what they ask for.
final class MapOptions {

    private static final String UNFINISHED = ".unfinished";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--map",
            description = {
                "Print the bytes of a block, each with the field that it is: of the first one, or"
                        + " of the values of --range. Positions are those in the block."
            })
    private boolean isMapAsked;

    @Option(
            names = {"--range", "--item"},
            paramLabel = "FROM..TO",
            converter = ItemRange.Converter.class,
            description =
                    "Map the items from an index on, up to another one: 10..20, 10.., ..20, 7.")
    private @Nullable ItemRange range;

    @Option(
            names = "--all",
            description = "Map all elements of long lists and all bytes of long values.")
    private boolean isAllAsked;

    @Option(
            names = "--html",
            paramLabel = "OUT",
            description = {
                "Write the map of the file as one page for a browser, which needs nothing else: a"
                        + " colour for each field, pointers as arrows, blocks by size, values and"
                        + " damage. Of a large file it has a selection of blocks."
            })
    private @Nullable Path html;

    /// Whether a map is asked for.
    boolean areAsked() {
        return isMapAsked || html != null || range != null || isAllAsked;
    }

    /// Makes the maps that are asked for.
    ///
    /// @return the exit code
    /// @throws ParameterException if the page would replace the file
    /// @throws CommandFailure if the values cannot be read by the schema, or a page cannot be
    ///     written
    int run(ValueFile file, Output out) throws IOException {
        file.requireReadable();
        MapSource source = MapSource.of(file.path(), file.schema(), file.blocks());
        if (html != null) {
            if (Files.exists(html) && Files.isSameFile(html, file.path())) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "--html must be another file than FILE: " + html);
            }
            write(source, html, out);
        }
        return isMapAsked || range != null || (isAllAsked && html == null)
                ? print(file, source, out)
                : Exit.GOOD;
    }

    private int print(ValueFile file, MapSource source, Output out) {
        long items = file.blocks().size();
        if (range != null && range.from() >= items && items > 0) {
            throw CommandFailure.input(
                    file.path() + ": item must be there: item=" + range.from() + " items=" + items);
        }
        if (items == 0) {
            out.println("no values");
            return Exit.GOOD;
        }
        MapDetail detail = isAllAsked ? MapDetail.ALL : MapDetail.SHORT;
        MapText text = new MapText(source, detail, style(), out::println);
        boolean isSound =
                range == null ? text.printBlock(0) : text.printItems(range.from(), range.to());
        if (range == null && file.blocks().blocks() > 1) {
            out.println("");
            out.println("--range FROM..TO maps items of other blocks");
        }
        return isSound ? Exit.GOOD : Exit.DAMAGED;
    }

    private MapStyle style() {
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        return isTerminal
                ? new MapStyle(
                        Objects.requireNonNull(spec).usageMessage().width(), Ansi.AUTO.enabled())
                : MapStyle.PLAIN;
    }

    /// Writes a page under a name of its own, so that the name never stands for a part of one.
    private static void write(MapSource source, Path page, Output out) {
        try {
            if (Files.exists(page) && !Files.isRegularFile(page)) {
                // A device has no name that something could be moved to.
                writeTo(source, page);
                return;
            }
            Path unfinished = page.resolveSibling(page.getFileName() + UNFINISHED);
            try {
                writeTo(source, unfinished);
                Files.move(unfinished, page, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            out.println("page: " + page + ", " + Table.number(Files.size(page)) + " B");
        } catch (IOException failure) {
            throw CommandFailure.output(page.toString(), failure);
        }
    }

    private static void writeTo(MapSource source, Path path) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path))) {
            MapPage.write(source, file);
        }
    }
}
