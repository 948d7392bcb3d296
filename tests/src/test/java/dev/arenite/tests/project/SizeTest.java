package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Holds files, methods and parameter lists small. Lines of code count; blank lines and comments do
/// not, so that nobody leaves out a comment for the sake of a limit.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SizeTest {

    private static final Path ROOT = Path.of("..");

    private static final int FILE_LINES = 320;

    /// A class of tests grows by cases, which do not depend on each other.
    private static final int TEST_FILE_LINES = 400;

    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 6;

    /// A constructor that stores all fields of an object has one for each.
    private static final int CONSTRUCTOR_PARAMETERS = 8;

    /// Files that may be longer, each for a reason: factories would be, one method for each type.
    private static final Set<String> LONG_FILES =
            Set.of(
                    // The model of the whole contract of a scratch: one state that each operation
                    // changes.
                    "ScratchTrial.java");

    /// Methods that may be longer, each for a reason.
    private static final Set<String> LONG_METHODS =
            Set.of(
                    // Where the stack ends, a call fails: what is saved and restored stands here,
                    // not in methods of its own.
                    "ArchiveWriter.java: writeWithin",
                    // The linkage of one native call, which has no parts.
                    "NativeCall.java: sort");

    /// Methods that may have more parameters, each for a reason.
    private static final Set<String> LONG_PARAMETER_LISTS =
            Set.of(
                    // All calls before all stores.
                    "LogType.java: note");

    private final List<String> files = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> parameterLists = new ArrayList<>();

    SizeTest() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(sources()));
            for (CompilationUnitTree unit : task.parse()) {
                new Measurement(unit, Trees.instance(task).getSourcePositions()).scan(unit, null);
            }
        }
    }

    @Test
    void filesAreSmall() {
        assertEquals(List.of(), files);
    }

    @Test
    void methodsAreShort() {
        assertEquals(List.of(), methods);
    }

    @Test
    void parametersAreFew() {
        assertEquals(List.of(), parameterLists);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java"))
                            .filter(
                                    file ->
                                            !file.toString().contains("/target/")
                                                    && !file.toString().contains("/generated/"))
                            .sorted()
                            .toList();
            assertTrue(sources.size() > 30, () -> "sources=" + sources.size());
            return sources;
        }
    }

    /// Measures one file.
    private final class Measurement extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String text;
        private final String file;

        private Measurement(CompilationUnitTree unit, SourcePositions positions)
                throws IOException {
            this.unit = unit;
            this.positions = positions;
            text = unit.getSourceFile().getCharContent(false).toString();
            file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree tree, Void unused) {
            boolean test = unit.getSourceFile().getName().contains("/src/test/");
            record(files, LONG_FILES, file, codeLines(text), test ? TEST_FILE_LINES : FILE_LINES);
            return super.visitCompilationUnit(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            String name = file + ": " + method.getName();
            record(methods, LONG_METHODS, name, codeLines(source(method)), METHOD_LINES);
            int parameters = method.getParameters().size();
            boolean constructor = method.getReturnType() == null;
            record(
                    parameterLists,
                    LONG_PARAMETER_LISTS,
                    name,
                    parameters,
                    constructor ? CONSTRUCTOR_PARAMETERS : PARAMETERS);
            return super.visitMethod(method, null);
        }

        private String source(Tree tree) {
            return text.substring(
                    (int) positions.getStartPosition(unit, tree),
                    (int) positions.getEndPosition(unit, tree));
        }

        private void record(
                List<String> found, Set<String> exempt, String name, long size, long limit) {
            if (size > limit && !exempt.contains(name)) {
                found.add(name + ": " + size + " of at most " + limit);
            }
        }

        private static long codeLines(String code) {
            return code.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .count();
        }
    }
}
