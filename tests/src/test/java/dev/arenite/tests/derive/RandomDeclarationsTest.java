package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveNullException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.type.ArchiveTypes;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Compares derived types with the same types combined by hand, for random declarations: their
/// bytes, what they refuse to write, what they find in damaged bytes, and what they read.
///
/// `-Darenite.derive.types=10000` declares more types, `-Darenite.derive.seed=7` other ones.
final class RandomDeclarationsTest {

    private static final long SEED = Long.getLong("arenite.derive.seed", 1);
    private static final int TYPES =
            Integer.getInteger(
                    "arenite.derive.types",
                    System.getProperty("arenite.mode", "").equals("granted") ? 200 : 40);
    private static final int TYPES_AT_ONCE = 40;
    private static final int VALUES = 20;
    private static final int DAMAGES = 8;

    @Test
    void derivedTypesAreAsCombinedOnes() throws ReflectiveOperationException {
        for (int done = 0; done < TYPES; done += TYPES_AT_ONCE) {
            long seed = SEED + done;
            RandomDeclarations declarations = new RandomDeclarations(seed, TYPES_AT_ONCE);
            String source = declarations.source();
            Compilation compilation = Compilation.of(Map.of("random.Combined", source));
            assertTrue(
                    compilation.diagnostics().isEmpty(),
                    () -> source + "seed=" + seed + "\n" + compilation.diagnostics());
            ClassLoader loader = compilation.loader();
            for (String name : declarations.names()) {
                new Comparison(loader, name, seed, declarations.format()).run();
            }
        }
    }

    /// A derived type and the same type combined by hand.
    private static final class Comparison {

        private final String name;
        private final ArchiveType<Object, Object> derived;
        private final ArchiveType<Object, Object> combined;
        private final List<Object> values = new ArrayList<>();
        private final RandomChanges changes;
        private final Random random;
        private final ArchiveFormat format;

        @SuppressWarnings("unchecked")
        Comparison(ClassLoader loader, String name, long seed, ArchiveFormat format)
                throws ReflectiveOperationException {
            this.name = name + " of seed=" + seed;
            this.format = format;
            Class<?> all = loader.loadClass("random.Combined");
            Class<?> view = loader.loadClass("random.Archived" + name);
            derived = (ArchiveType<Object, Object>) view.getField("TYPE").get(null);
            combined = (ArchiveType<Object, Object>) all.getMethod(name + "_type").invoke(null);
            random = new Random(seed);
            changes = new RandomChanges(this.name, derived, view, random);
            for (int i = 0; i < VALUES; i++) {
                all.getMethod("begin").invoke(null);
                values.add(all.getMethod(name + "_value", Random.class).invoke(null, random));
            }
        }

        void run() throws ReflectiveOperationException {
            ArchiveSchema schema = ArchiveSchema.of(combined);
            assertEquals(List.of(), schema.differences(ArchiveSchema.of(derived)), name);
            boolean sharing = schema.toString().contains("rc(");
            for (Object value : values.subList(0, 4)) {
                compare(new SameArchives<>(name, derived, combined, sharing), value);
                compareNulls(value);
            }
            for (int i = 1; i < 4; i++) {
                changes.run(values.get(i - 1), values.get(i));
            }
            ArchiveTypes types = ArchiveTypes.of(format);
            compare(
                    new SameArchives<>(name, types.list(derived), types.list(combined), sharing),
                    values);
        }

        private <T> void compare(SameArchives<T> types, T value) {
            byte[] bytes = types.compareBytes(value);
            types.compareReads(bytes);
            for (int i = 0; i < DAMAGES && bytes.length > 0; i++) {
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                types.compareReads(damaged);
            }
        }

        /// Both refuse null for each component, with the same path.
        private void compareNulls(Object value) throws ReflectiveOperationException {
            if (!value.getClass().isRecord()) {
                return;
            }
            RecordComponent[] components = value.getClass().getRecordComponents();
            Object[] arguments = new Object[components.length];
            Class<?>[] parameters = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                arguments[i] = components[i].getAccessor().invoke(value);
                parameters[i] = components[i].getType();
            }
            Constructor<?> made = value.getClass().getConstructor(parameters);
            for (int i = 0; i < components.length; i++) {
                if (!parameters[i].isPrimitive()) {
                    Object[] some = arguments.clone();
                    some[i] = null;
                    Object broken = made.newInstance(some);
                    assertEquals(refusal(combined, broken), refusal(derived, broken), name);
                }
            }
        }

        private static String refusal(ArchiveType<Object, Object> type, Object value) {
            try {
                Archive.toBytes(type, value);
                return "none";
            } catch (ArchiveNullException refused) {
                return SameArchives.withoutContents(refused.getMessage());
            }
        }
    }
}
