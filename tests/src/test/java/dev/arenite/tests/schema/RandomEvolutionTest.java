package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormatException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.UnresolvedSchemaException;
import dev.arenite.tests.derive.Compilation;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Random;

/// Reads archives of random records as they were then as records of today, and compares them with a
/// migration by hand ([EvolvedDeclarations]).
///
/// `-Darenite.evolution.types=1000` declares more types, `-Darenite.evolution.seed=7` other ones.
final class RandomEvolutionTest {

    private static final long SEED = Long.getLong("arenite.evolution.seed", 1);
    private static final int TYPES = Integer.getInteger("arenite.evolution.types", 60);
    private static final int TYPES_AT_ONCE = 30;
    private static final int VALUES = 10;
    private static final int DAMAGES = 20;

    private int refused;

    @Test
    void olderArchivesAreReadAsAMigrationByHandMakesThem() throws ReflectiveOperationException {
        for (int done = 0; done < TYPES; done += TYPES_AT_ONCE) {
            long seed = SEED + done;
            EvolvedDeclarations declarations = new EvolvedDeclarations(seed, TYPES_AT_ONCE);
            Map<String, String> sources = declarations.sources();
            Compilation compilation = Compilation.of(sources);
            assertTrue(
                    compilation.diagnostics().isEmpty(),
                    () -> sources + "\nseed=" + seed + "\n" + compilation.diagnostics());
            ClassLoader loader = compilation.loader();
            for (String name : declarations.names()) {
                new Comparison(loader, name, seed).run();
            }
            for (Map.Entry<String, String> broken : declarations.broken().entrySet()) {
                assertRefused(loader, broken.getKey(), broken.getValue(), seed);
            }
        }
        assertTrue(refused > TYPES / 2, "refused=" + refused);
    }

    /// What cannot be read is refused when the schema is resolved, with its path.
    private void assertRefused(ClassLoader loader, String name, String component, long seed)
            throws ReflectiveOperationException {
        ArchiveSchema older = ArchiveSchema.of(type(loader, "then", name));
        ArchiveType<Object, Object> today = type(loader, "now", name + "Broken");
        UnresolvedSchemaException failure =
                assertThrows(
                        UnresolvedSchemaException.class,
                        () -> ArchiveSchema.resolve(older, today),
                        name + " of seed=" + seed);
        assertEquals(1, failure.reasons().size(), failure.getMessage());
        String path = "`" + name + "Broken." + component + "`";
        assertTrue(failure.reasons().getFirst().startsWith(path), failure.getMessage());
        refused++;
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Object, Object> type(ClassLoader loader, String when, String name)
            throws ReflectiveOperationException {
        Class<?> view = loader.loadClass(when + ".Archived" + name);
        return (ArchiveType<Object, Object>) view.getField("TYPE").get(null);
    }

    /// Values of one type, then and now.
    private static final class Comparison {

        /// Stands for a value that cannot be read.
        private static final Object UNREADABLE = "unreadable";

        private final String name;
        private final ArchiveType<Object, Object> then;
        private final ArchiveType<Object, ?> resolved;
        private final Method value;
        private final Method migration;
        private final Random random;

        Comparison(ClassLoader loader, String name, long seed) throws ReflectiveOperationException {
            this.name = name + " of seed=" + seed;
            then = type(loader, "then", name);
            resolved = ArchiveSchema.resolve(ArchiveSchema.of(then), type(loader, "now", name));
            assertEquals(
                    ArchiveSchema.of(then).fingerprint(),
                    ArchiveSchema.of(resolved).fingerprint(),
                    this.name);
            value = loader.loadClass("then.Types").getMethod(name, Random.class);
            Class<?> older = value.getReturnType();
            migration = loader.loadClass("now.Migration").getMethod(name, older);
            random = new Random(seed);
        }

        void run() throws ReflectiveOperationException {
            for (int i = 0; i < VALUES; i++) {
                byte[] bytes = Archive.toBytes(then, value.invoke(null, random));
                assertReadAlike(bytes);
                for (int j = 0; j < DAMAGES && bytes.length > 0; j++) {
                    byte[] damaged = bytes.clone();
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                    assertReadAlike(damaged);
                }
            }
        }

        private void assertReadAlike(byte[] bytes) throws ReflectiveOperationException {
            MemorySegment archive = MemorySegment.ofArray(bytes);
            String verdict = verdict(then, archive);
            assertEquals(verdict, verdict(resolved, archive), name);
            if (!verdict.isEmpty()) {
                return;
            }
            Object older = valueOf(then, archive);
            Object migrated = older == UNREADABLE ? UNREADABLE : migrated(older);
            assertEquals(migrated, valueOf(resolved, archive), name);
        }

        private Object migrated(Object older) throws IllegalAccessException {
            try {
                return migration.invoke(null, older);
            } catch (InvocationTargetException sameKeys) {
                return UNREADABLE;
            }
        }

        private static Object valueOf(ArchiveType<Object, ?> type, MemorySegment archive) {
            try {
                return Archive.read(type, archive);
            } catch (ArchiveReadException failure) {
                return UNREADABLE;
            }
        }

        private static String verdict(ArchiveType<Object, ?> type, MemorySegment archive) {
            try {
                Archive.access(type, archive);
                return "";
            } catch (ArchiveFormatException refusal) {
                // The rule may name the enum, which is another one.
                return refusal.violation().byteOffset() + " " + refusal.violation().path();
            }
        }
    }
}
