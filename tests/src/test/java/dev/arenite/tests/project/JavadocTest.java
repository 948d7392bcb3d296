package dev.arenite.tests.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Holds that whatever users of the libraries can see says what it is. The Javadoc tool would say
/// so, too, but asks for tags that repeat the first sentence.
final class JavadocTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everythingPublicSaysWhatItIs() throws IOException {
        Undocumented undocumented = scan();
        assertEquals(List.of(), undocumented.found);
        assertTrue(undocumented.seen > 200, "seen=" + undocumented.seen);
    }

    private static Undocumented scan() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(librarySources()));
            Undocumented undocumented = new Undocumented(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                undocumented.scan(unit, null);
            }
            return undocumented;
        }
    }

    private static List<Path> librarySources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("arena", "scratch", "archive/core", "tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    /// Collects what is public, in classes that are public, and has no comment.
    private static final class Undocumented extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final List<String> found = new ArrayList<>();
        private int seen;

        private Undocumented(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            require(type.getSimpleName().toString());
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides =
                    method.getModifiers().getAnnotations().stream()
                            .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
            if (!overrides && isVisible(method.getModifiers())) {
                require(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            boolean component =
                    getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            if (isVisible(field.getModifiers()) && !component) {
                require(field.getName().toString());
            }
            return null;
        }

        /// Members of interfaces are public without saying so.
        private boolean isVisible(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            Tree around = getCurrentPath().getParentPath().getLeaf();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (around.getKind() == Tree.Kind.INTERFACE
                            && !flags.contains(Modifier.PRIVATE));
        }

        private void require(String name) {
            seen++;
            String comment = docs.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                String file = getCurrentPath().getCompilationUnit().getSourceFile().getName();
                found.add(Path.of(file).getFileName() + ": " + name);
            }
        }
    }
}
