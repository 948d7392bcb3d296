package dev.arenite.tests.schema;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Random schemas of every kind of part, with names that are hard to print.
public final class RandomSchemas {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_PARTS = 5;
    private static final int DEFINITIONS = 4;

    private static final List<String> NAMES =
            List.of(
                    "a",
                    "value",
                    "root",
                    "u8",
                    "struct",
                    "vec",
                    "weak",
                    "pointers",
                    "0",
                    "1",
                    "7up",
                    "with blank",
                    "\"quoted\"",
                    "back\\slash",
                    "comma,",
                    "{",
                    "größe",
                    "名",
                    "#");

    private static final List<SchemaLeaf> KEYS =
            List.of(SchemaLeaf.U32, SchemaLeaf.STRING, SchemaLeaf.UUID, SchemaLeaf.INSTANT);

    private static final List<SchemaLeaf> INTEGERS =
            List.of(SchemaLeaf.U8, SchemaLeaf.I64, SchemaLeaf.U128, SchemaLeaf.USIZE);

    /// Names that Java can have.
    private static final List<String> PLAIN_NAMES =
            List.of(
                    "a",
                    "value",
                    "root",
                    "u8",
                    "vec",
                    "weak",
                    "pointers",
                    "List",
                    "Map",
                    "String",
                    "Optional",
                    "As",
                    "Form",
                    "größe",
                    "名",
                    "out",
                    "memory",
                    "type",
                    "size",
                    "equals");

    private final Random random;
    private final List<String> from;
    private final ArchiveFormat format;
    private final List<String> names = new ArrayList<>();
    private final Map<String, SchemaNode> definitions = new LinkedHashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<SchemaNode> targets = new ArrayList<>();
    private int depth;

    /// The definitions around the part that is made, without a pointer between.
    private final Set<String> around = new HashSet<>();

    private RandomSchemas(Random random, List<String> from) {
        this.random = random;
        this.from = from;
        format = pick(List.of(ArchiveFormat.values()));
        while (names.size() < DEFINITIONS) {
            String name = pick(from);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    /// Returns the schema of a seed.
    public static ArchiveSchema of(long seed) {
        return new RandomSchemas(new Random(seed), NAMES).schema();
    }

    /// Returns the schema of a seed, without tuples and with names that Java can have.
    static ArchiveSchema withNames(long seed) {
        return new RandomSchemas(new Random(seed), PLAIN_NAMES).schema();
    }

    private ArchiveSchema schema() {
        SchemaNode root = node();
        return new ArchiveSchema(format, root, definitions);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private SchemaNode node() {
        depth++;
        SchemaNode node =
                switch (depth > MAX_DEPTH ? 0 : random.nextInt(16)) {
                    case 1, 2, 3 -> new SchemaNode.Struct(fields());
                    case 4, 5 -> enumeration();
                    case 6 -> new SchemaNode.Array(node(), random.nextInt(4));
                    case 7 -> Composite.of(SchemaForm.OPTION, node());
                    case 8 -> niche();
                    case 9 -> pointer(this::shared);
                    case 10, 11 -> pointer(this::container);
                    case 12, 13 -> definition();
                    case 14 -> new SchemaNode.Names(distinct(1));
                    case 15 -> key();
                    default -> leaf();
                };
        depth--;
        return node;
    }

    private SchemaNode leaf() {
        SchemaLeaf leaf = pick(List.of(SchemaLeaf.values()));
        return leaf == SchemaLeaf.STR ? Composite.of(SchemaForm.BOX, leaf) : leaf;
    }

    private SchemaNode key() {
        return switch (random.nextInt(3)) {
            case 0 -> Composite.of(SchemaForm.NONZERO, pick(INTEGERS));
            case 1 -> Composite.of(SchemaForm.RANGE_INCLUSIVE, pick(KEYS));
            default -> pick(KEYS);
        };
    }

    /// What lies behind a pointer may lead back.
    private SchemaNode pointer(Supplier<SchemaNode> made) {
        Set<String> kept = Set.copyOf(around);
        around.clear();
        SchemaNode node = made.get();
        around.addAll(kept);
        return node;
    }

    private SchemaNode container() {
        SchemaForm form = pick(List.of(SchemaForm.values()));
        return switch (form) {
            case HASHMAP, INDEXMAP, BTREEMAP -> Composite.of(form, key(), node());
            case HASHSET, INDEXSET, BTREESET, VECDEQUE -> Composite.of(form, key());
            case BOX -> Composite.of(form, target());
            default -> Composite.of(SchemaForm.VEC, node());
        };
    }

    private SchemaNode target() {
        return switch (random.nextInt(4)) {
            case 0 -> SchemaLeaf.STR;
            case 1 -> Composite.of(SchemaForm.SLICE, node());
            default -> node();
        };
    }

    /// A kind is met before its target. Its target leads to nothing else, so that a second
    /// reference of the kind is the same.
    private SchemaNode shared() {
        if (!targets.isEmpty() && random.nextBoolean()) {
            int kind = random.nextInt(targets.size());
            return new SchemaNode.Shared(kind, targets.get(kind));
        }
        SchemaNode target = random.nextBoolean() ? SchemaLeaf.STR : key();
        targets.add(target);
        return new SchemaNode.Shared(targets.size() - 1, target);
    }

    private SchemaNode niche() {
        if (from == PLAIN_NAMES && random.nextInt(4) > 0) {
            return usualNiche();
        }
        return switch (random.nextInt(4)) {
            case 0 -> new SchemaNode.Niche(SchemaNiche.NAN, 0, 4, SchemaLeaf.F32);
            case 1 -> new SchemaNode.Niche(SchemaNiche.TWO, 0, 1, SchemaLeaf.BOOL);
            case 2 ->
                    new SchemaNode.Niche(
                            SchemaNiche.WEAK, 0, format.pointerBytes(), pointer(this::shared));
            default ->
                    new SchemaNode.Niche(
                            SchemaNiche.ZERO,
                            4,
                            2,
                            new SchemaNode.Struct(
                                    List.of(
                                            new Field("first", SchemaLeaf.U32),
                                            new Field("second", SchemaLeaf.U16))));
        };
    }

    private SchemaNode usualNiche() {
        if (random.nextBoolean()) {
            SchemaNode box = pointer(() -> Composite.of(SchemaForm.BOX, target()));
            return new SchemaNode.Niche(SchemaNiche.BOX, 0, format.pointerBytes(), box);
        }
        SchemaNode integer = Composite.of(SchemaForm.NONZERO, pick(INTEGERS));
        long bytes = new ArchiveSchema(format, integer, Map.of()).place().bytes();
        return new SchemaNode.Niche(SchemaNiche.ZERO, 0, bytes, integer);
    }

    private SchemaNode definition() {
        String name = pick(names);
        if (around.contains(name)) {
            return leaf();
        }
        if (met.add(name)) {
            around.add(name);
            SchemaNode node = new SchemaNode.Struct(fields());
            around.remove(name);
            definitions.put(name, node);
        } else if (!definitions.containsKey(name) || leadsAround(name)) {
            // It is being made, or leads to what is: only behind a pointer.
            return Composite.of(SchemaForm.VEC, new SchemaNode.Reference(name));
        }
        return new SchemaNode.Reference(name);
    }

    private boolean leadsAround(String name) {
        String text = String.valueOf(definitions.get(name));
        return text.contains("Reference") || !around.isEmpty();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        boolean isTuple = from == NAMES && random.nextInt(3) == 0;
        for (String name : distinct(0)) {
            fields.add(new Field(isTuple ? String.valueOf(fields.size()) : name, node()));
        }
        return fields;
    }

    private SchemaNode enumeration() {
        List<Variant> variants = new ArrayList<>();
        List<String> distinct = distinct(1);
        for (int i = 0; i < distinct.size(); i++) {
            int tag = i * 50 + random.nextInt(50);
            variants.add(
                    new Variant(distinct.get(i), tag, random.nextBoolean() ? fields() : List.of()));
        }
        return new SchemaNode.Enumeration(variants);
    }

    private List<String> distinct(int least) {
        Set<String> distinct = new HashSet<>();
        int count = least + random.nextInt(MAX_PARTS - least);
        while (distinct.size() < count) {
            distinct.add(pick(from));
        }
        return List.copyOf(new TreeSet<>(distinct));
    }
}
