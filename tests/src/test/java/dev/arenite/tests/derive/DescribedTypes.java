package dev.arenite.tests.derive;

import dev.arenite.archive.ArchiveFormat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Derived types of descriptions, whose declarations have been compiled together.
public final class DescribedTypes {

    private final Map<Description, DescribedType> types = new LinkedHashMap<>();

    /// Declares and compiles.
    public DescribedTypes(ArchiveFormat format, Collection<Description> descriptions) {
        Map<Description, DescribedSource> sources = new LinkedHashMap<>();
        for (Description description : descriptions) {
            String name = "described.d" + sources.size();
            sources.computeIfAbsent(
                    description, absent -> new DescribedSource(name, format, absent));
        }
        Map<String, String> files = new TreeMap<>();
        sources.values().forEach(source -> files.put(source.className(), source.text()));
        Compilation compilation = Compilation.of(files);
        if (!compilation.diagnostics().isEmpty()) {
            throw new AssertionError(compilation.diagnostics() + "\n" + files);
        }
        ClassLoader loader = compilation.loader();
        sources.forEach(
                (description, source) ->
                        types.put(
                                description,
                                new DescribedType(loader, source, description.type())));
    }

    /// Returns the derived type of a description.
    public DescribedType of(Description description) {
        return Objects.requireNonNull(types.get(description), "not declared");
    }
}
