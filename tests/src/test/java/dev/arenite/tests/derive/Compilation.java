package dev.arenite.tests.derive;

import dev.arenite.archive.processor.ArchiveProcessor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Sources compiled with the processor, in memory.
///
/// @param diagnostics the errors and warnings, each as `KIND File:line message`
/// @param generated   the sources that the processor wrote, by the name of the class
/// @param classes     the compiled classes, by name
public record Compilation(
        List<String> diagnostics, Map<String, String> generated, Map<String, byte[]> classes) {

    /// Compiles sources.
    ///
    /// @param sources each a file, by the full name of its class
    public static Compilation of(Map<String, String> sources) {
        return of(sources, System.getProperty("java.class.path"), new ArchiveProcessor());
    }

    /// Compiles sources.
    ///
    /// @param sources   each a file, by the full name of its class
    /// @param classPath the class path
    public static Compilation of(
            Map<String, String> sources, String classPath, Processor processor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        Files files = new Files(standard);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Text(name, text)));
        JavaCompiler.CompilationTask task =
                compiler.getTask(
                        null,
                        files,
                        findings,
                        List.of(
                                "--release",
                                "25",
                                "-classpath",
                                classPath,
                                "-Xlint:all,-path",
                                "-Xdoclint:all,-missing",
                                "-proc:full"),
                        null,
                        units);
        task.setProcessors(List.of(processor));
        task.call();
        return new Compilation(
                findings.getDiagnostics().stream().map(Compilation::told).toList(),
                files.sources(),
                files.classes());
    }

    private static String told(Diagnostic<? extends JavaFileObject> finding) {
        JavaFileObject source = finding.getSource();
        String path = source == null ? "-" : source.toUri().getPath();
        return finding.getKind()
                + " "
                + path.substring(path.lastIndexOf('/') + 1)
                + ":"
                + finding.getLineNumber()
                + " "
                + finding.getMessage(Locale.ROOT);
    }

    /// Returns a loader of the compiled classes.
    public ClassLoader loader() {
        return new ClassLoader(Compilation.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Bytes extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Bytes> written = new HashMap<>();
        private final Map<String, Bytes> texts = new TreeMap<>();

        Files(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
                throws IOException {
            Bytes file = new Bytes(className, kind);
            (kind == JavaFileObject.Kind.SOURCE ? texts : written).put(className, file);
            return file;
        }

        Map<String, String> sources() {
            Map<String, String> sources = new TreeMap<>();
            texts.forEach((name, file) -> sources.put(name, file.getCharContent(true).toString()));
            return sources;
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
            return classes;
        }
    }
}
