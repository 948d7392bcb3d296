package dev.arenite.bench.block;

import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.block.BlockKey;
import dev.arenite.tool.ArchivedClass;
import dev.arenite.tool.ClassRecord;
import dev.arenite.tool.JdkClasses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The classes of the running JDK by their names, once or several times under other names.
///
/// Without those named `module-info`, of which each module has one: every name comes once.
final class ClassIndex {

    static final ArchiveType<ClassRecord, ArchivedClass> TYPE = ArchivedClass.TYPE;

    static final BlockKey<ClassRecord, ArchivedClass, String> BY_NAME =
            BlockKey.ofText(ClassRecord::name, ArchivedClass::name);

    private ClassIndex() {}

    /// Returns the classes, in the ascending order of their names.
    static List<ClassRecord> once() throws IOException {
        List<ClassRecord> classes = new ArrayList<>();
        for (Path path : JdkClasses.paths()) {
            ClassRecord read = JdkClasses.read(path);
            if (!read.name().equals("module-info")) {
                classes.add(read);
            }
        }
        return classes;
    }

    /// Returns the classes as many times as asked for, in the ascending order of their names. If
    /// that is more than once, each copy has a prefix.
    static List<ClassRecord> copies(int copies) throws IOException {
        List<ClassRecord> once = once();
        if (copies == 1) {
            return once;
        }
        List<ClassRecord> classes = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (ClassRecord each : once) {
                classes.add(withPrefix("%05d/".formatted(copy), each));
            }
        }
        return classes;
    }

    /// Returns a class under a longer name.
    static ClassRecord withPrefix(String prefix, ClassRecord each) {
        return new ClassRecord(
                prefix + each.name(),
                each.module(),
                each.superclass(),
                each.interfaces(),
                each.fields(),
                each.methods(),
                each.flags());
    }

    /// Returns a number that classes with other members rarely share.
    static long digest(ClassRecord each) {
        return digest(each.flags(), each.methods().size(), each.fields().size());
    }

    /// Returns the digest of an archived class.
    static long digest(ArchivedClass each) {
        return digest(each.flags(), each.methods().size(), each.fields().size());
    }

    private static long digest(long flags, long methods, long fields) {
        return (flags << 40) + (methods << 20) + fields;
    }
}
