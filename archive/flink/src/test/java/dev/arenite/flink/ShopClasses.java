package dev.arenite.flink;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A version of the record `shop.Reading` as a job's jar has it: compiled by itself, with the
/// annotation processor, and loaded by a loader of its own.
final class ShopClasses implements AutoCloseable {

    static final String BEFORE = "record Reading(int sensor, long value) {}";

    static final String TODAY =
            "record Reading(@Was(\"sensor\") long device, long value, Optional<String> unit) {}";

    /// A number that does not hold every one of [#TODAY].
    static final String NARROWED = "record Reading(@Was(\"device\") int sensor, long value) {}";

    private final URL url;
    private final URLClassLoader loader;

    private ShopClasses(Path directory) throws IOException {
        url = directory.toUri().toURL();
        loader = new URLClassLoader(new URL[] {url}, ShopClasses.class.getClassLoader());
    }

    static ShopClasses compile(Path directory, String declaration) throws IOException {
        String source =
                """
                package shop;
                import dev.arenite.archive.derive.*;
                import java.util.Optional;
                @Archivable public %s
                """
                        .formatted(declaration);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        List<String> options =
                List.of(
                        "-proc:full",
                        "-d",
                        directory.toString(),
                        "-cp",
                        System.getProperty("java.class.path", ""));
        boolean isDone =
                compiler.getTask(null, null, findings, options, null, List.of(file(source))).call();
        if (!isDone) {
            throw new IllegalStateException(findings.getDiagnostics().toString());
        }
        return new ShopClasses(directory);
    }

    private static JavaFileObject file(String source) {
        URI name = URI.create("string:///shop/Reading.java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    URL url() {
        return url;
    }

    @SuppressWarnings("unchecked") // Its values are known as objects only.
    Class<Object> named(String simpleName) throws ClassNotFoundException {
        return (Class<Object>) Class.forName("shop." + simpleName, true, loader);
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
