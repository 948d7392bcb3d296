import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the classes of a jar the version of Java 8, and the stack maps that it demands. The JVM
/// keeps no older ones in its AOT cache; picocli's are those of Java 5, and half of the start of
// the
/// command would be spent on them.
final class NewerClasses {

    private static final int JAVA_8 = 52;

    private NewerClasses() {}

    /// Changes the jar that the argument names.
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path changed = jar.resolveSibling(jar.getFileName() + ".changed");
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            ClassFile format =
                    ClassFile.of(
                            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                            ClassFile.ConstantPoolSharingOption.NEW_POOL,
                            ClassFile.ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(classes)));
            from.stream().forEach(entry -> copy(entry, from, to, format));
        }
        Files.move(changed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipEntry entry, ZipFile from, ZipOutputStream to, ClassFile format) {
        try (InputStream in = from.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setTime(entry.getTime());
            to.putNextEntry(copy);
            to.write(entry.getName().endsWith(".class") ? newer(bytes, format) : bytes);
            to.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] newer(byte[] bytes, ClassFile format) {
        ClassModel older = format.parse(bytes);
        if (older.majorVersion() >= JAVA_8) {
            return bytes;
        }
        // Code that is taken over as a whole would get no stack maps.
        ClassTransform code = ClassTransform.transformingMethodBodies((to, each) -> to.with(each));
        ClassFileVersion version = ClassFileVersion.of(JAVA_8, 0);
        return format.transformClass(
                older,
                code.andThen(
                        (to, each) -> to.with(each instanceof ClassFileVersion ? version : each)));
    }
}
