package dev.arenite.tool;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The classes of the JDK that runs this program, read from its image.
public final class JdkClasses {

    private JdkClasses() {}

    /// Returns the class files, in the ascending order of the names of their classes.
    public static List<Path> paths() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> files = Files.walk(modules)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted(Comparator.comparing(JdkClasses::key))
                    .toList();
        }
    }

    /// Parses a class file.
    public static ClassRecord read(Path path) throws IOException {
        ClassModel model = ClassFile.of().parse(Files.readAllBytes(path));
        return new ClassRecord(
                model.thisClass().asInternalName(),
                path.getName(1).toString(),
                model.superclass().map(ClassEntry::asInternalName).orElse(""),
                model.interfaces().stream().map(ClassEntry::asInternalName).toList(),
                model.fields().stream()
                        .map(
                                field ->
                                        new ClassRecord.Member(
                                                field.fieldName().stringValue(),
                                                field.fieldType().stringValue(),
                                                field.flags().flagsMask()))
                        .toList(),
                model.methods().stream()
                        .map(
                                method ->
                                        new ClassRecord.Member(
                                                method.methodName().stringValue(),
                                                method.methodType().stringValue(),
                                                method.flags().flagsMask()))
                        .toList(),
                model.flags().flagsMask());
    }

    /// The name of the class, then the module: several modules have a class `module-info`.
    private static String key(Path path) {
        String file = path.subpath(2, path.getNameCount()).toString();
        return file.substring(0, file.length() - ".class".length()) + '\0' + path.getName(1);
    }
}
