package dev.arenite.tool;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.arenite.tool.json.Condition;
import dev.arenite.tool.json.ValueException;
import dev.arenite.tool.json.ValueJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Writes values as lines of JSON.
@Command(
        name = "cat",
        description = {
            "Write the values of a block file as lines of JSON.",
            "",
            "Integers beyond 2^53, NaN and infinities are strings: many readers of JSON would"
                    + " change them. `arenite pack` makes the same values of the lines."
        },
        footer = {
            "",
            "Examples:",
            "  arenite cat jdk.blocks --range 0..10",
            "  arenite cat jdk.blocks --where name=java/lang/String",
            "  arenite cat jdk.blocks --where methods.name=hashCode --where module=java.base"
        })
final class Cat extends Subcommand {

    @Parameters(paramLabel = "FILE", description = "The block file.")
    private Path path = Path.of("");

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            converter = ItemRange.Converter.class,
            description = "Only items from an index on, up to another one: 10..20, 10.., ..20, 7.")
    private ItemRange range = ItemRange.ALL;

    @Option(
            names = "--where",
            paramLabel = "PATH=VALUE",
            description = {
                "Only items that have a value: names of fields and variants, indexes of lists and"
                        + " keys of maps, with points between. A list without an index is gone"
                        + " through. PATH=null is what is absent. Several must all hold."
            })
    private List<String> conditions = new ArrayList<>();

    @Override
    int run() throws IOException {
        try (ValueFile file = ValueFile.open(path).requireReadable()) {
            Predicate<Object> test = test(file);
            long end = Math.min(range.to(), file.blocks().size());
            ValueJson json = new ValueJson(file.schema());
            try (JsonGenerator lines = ValueJson.lines(out())) {
                for (long item = range.from(); item < end; item++) {
                    Object value = file.read(item);
                    if (test.test(value)) {
                        json.write(value, lines);
                        lines.writeRaw('\n');
                    }
                }
            }
            return Exit.GOOD;
        }
    }

    private Predicate<Object> test(ValueFile file) {
        Predicate<Object> all = _ -> true;
        for (String condition : conditions) {
            try {
                all = all.and(Condition.of(file.schema(), condition));
            } catch (ValueException refusal) {
                throw usage("--where " + condition + ": " + refusal.getMessage());
            }
        }
        return all;
    }
}
