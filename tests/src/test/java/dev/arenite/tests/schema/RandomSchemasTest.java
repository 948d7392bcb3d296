package dev.arenite.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaException;
import dev.arenite.archive.schema.SchemaFingerprint;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/// Properties of random schemas.
///
/// `-Darenite.schema.count=100000` makes more of them.
final class RandomSchemasTest {

    private static final int COUNT = Integer.getInteger("arenite.schema.count", 1000);
    private static final int DAMAGES = 6;

    @Test
    void textsAndBytesReturn() {
        int definitions = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            ArchiveSchema schema = RandomSchemas.of(seed);
            definitions += schema.definitions().size();
            String text = schema.toString();
            assertEquals(schema, ArchiveSchema.parse(text), text);
            MemorySegment bytes = MemorySegment.ofArray(schema.toBytes());
            assertEquals(schema, ArchiveSchema.fromBytes(bytes), text);
            assertEquals(List.of(), schema.differences(ArchiveSchema.fromBytes(bytes)), text);
        }
        assertTrue(definitions > COUNT / 10, "definitions=" + definitions);
    }

    @Test
    void typesOfSchemasSayTheSame() {
        for (long seed = 0; seed < COUNT; seed++) {
            ArchiveSchema schema = RandomSchemas.of(seed);
            ArchiveType<Object, ?> type = schema.type();
            assertEquals(schema.place().bytes(), type.placeBytes());
            assertEquals(schema.place().alignment(), type.placeAlignment());
            ArchiveSchema again = ArchiveSchema.of(type);
            ArchiveSchema sameFormat =
                    new ArchiveSchema(schema.format(), again.root(), again.definitions());
            assertEquals(
                    schema.fingerprint(),
                    sameFormat.fingerprint(),
                    () -> schema.differences(sameFormat) + "\n" + schema + "\n" + sameFormat);
        }
    }

    /// Schemas with one fingerprint have no difference, others have one.
    @Test
    void fingerprintsTellSchemasApart() {
        Map<SchemaFingerprint, ArchiveSchema> known = new HashMap<>();
        ArchiveSchema before = RandomSchemas.of(COUNT);
        for (long seed = 0; seed < COUNT; seed++) {
            ArchiveSchema schema = RandomSchemas.of(seed);
            ArchiveSchema same = known.putIfAbsent(schema.fingerprint(), schema);
            if (same != null && same.definitions().isEmpty() && schema.definitions().isEmpty()) {
                assertEquals(same.root(), schema.root());
            }
            if (!before.fingerprint().equals(schema.fingerprint())) {
                ArchiveSchema older = before;
                assertNotEquals(List.of(), older.differences(schema), () -> older + "\n" + schema);
            }
            before = schema;
        }
        assertTrue(known.size() > COUNT / 2, "known=" + known.size());
    }

    /// Damaged bytes are refused by exceptions that say so, or are those of another schema, which
    /// can be used.
    @Test
    void damagedBytesAreRefused() {
        Random random = new Random(1);
        TreeSet<String> refusals = new TreeSet<>();
        int accepted = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            byte[] bytes = RandomSchemas.of(seed).toBytes();
            for (int i = 0; i < DAMAGES; i++) {
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                try {
                    use(ArchiveSchema.fromBytes(MemorySegment.ofArray(damaged)));
                    accepted++;
                } catch (SchemaException | ArchiveException refused) {
                    refusals.add(refused.getClass().getSimpleName());
                }
            }
        }
        assertEquals(List.of("ArchiveFormatException", "SchemaException"), List.copyOf(refusals));
        assertTrue(accepted > COUNT, "accepted=" + accepted);
    }

    /// Damaged texts likewise.
    @Test
    void damagedTextsAreRefused() {
        Random random = new Random(2);
        int refused = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            String text = RandomSchemas.of(seed).toString();
            for (int i = 0; i < DAMAGES; i++) {
                StringBuilder damaged = new StringBuilder(text);
                damaged.setCharAt(
                        random.nextInt(text.length()), text.charAt(random.nextInt(text.length())));
                damaged.setLength(random.nextInt(4) == 0 ? text.length() / 2 : text.length());
                try {
                    use(ArchiveSchema.parse(damaged.toString()));
                } catch (SchemaException refusal) {
                    refused++;
                }
            }
        }
        assertTrue(refused > COUNT, "refused=" + refused);
    }

    private static void use(ArchiveSchema schema) {
        assertEquals(schema, ArchiveSchema.parse(schema.toString()));
        assertEquals(schema.fingerprint(), ArchiveSchema.parse(schema.toString()).fingerprint());
        ArchiveType<Object, ?> type = schema.type();
        byte[] zeros = new byte[(int) Math.min(schema.place().bytes(), 1 << 16)];
        Archive.check(type, MemorySegment.ofArray(zeros));
    }
}
