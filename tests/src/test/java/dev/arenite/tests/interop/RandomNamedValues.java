package dev.arenite.tests.interop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.NamedVariant;
import dev.arenite.archive.schema.SchemaForm;
import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNiche;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Array;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Enumeration;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Names;
import dev.arenite.archive.schema.SchemaNode.Niche;
import dev.arenite.archive.schema.SchemaNode.Opaque;
import dev.arenite.archive.schema.SchemaNode.Reference;
import dev.arenite.archive.schema.SchemaNode.Shared;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.archive.schema.SchemaNode.Variant;
import dev.arenite.archive.schema.SharedValue;
import dev.arenite.archive.type.Range;
import dev.arenite.tests.golden.GoldenValues;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Random values of a schema's type. A weak reference leads to what a strong one has led to before:
/// nothing else keeps the value when Rust has read it.
public final class RandomNamedValues {

    /// Deeper than this nothing is made that need not be.
    private static final int SHALLOW = 5;

    /// Deeper than this a value has no end.
    private static final int MAX_DEPTH = 40;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final GoldenValues GOLDEN = new GoldenValues(JSON.objectNode());

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private final ArchiveSchema schema;
    private final RandomSource random;
    private final RandomLeaves leaves;

    /// The objects that strong references lead to, by the kind of references.
    private final Map<Integer, List<Object>> held = new HashMap<>();

    private int depth;

    /// Whether the value is in one whose absence is told by some of its bytes: nothing in it may
    /// look like that.
    private boolean isPresent;

    private RandomNamedValues(ArchiveSchema schema, long seed) {
        this.schema = schema;
        random = new RandomSource(seed);
        leaves = new RandomLeaves(random);
    }

    /// Returns the value of a seed, or empty if it has no end.
    public static Optional<Object> of(ArchiveSchema schema, long seed) {
        RandomNamedValues values = new RandomNamedValues(schema, seed);
        Object value = values.value(schema.root());
        return values.depth < 0 ? Optional.empty() : Optional.of(value);
    }

    private Object value(SchemaNode node) {
        if (depth < 0 || depth > MAX_DEPTH) {
            depth = Integer.MIN_VALUE;
            return Optional.empty();
        }
        depth++;
        Object value = made(node);
        depth--;
        return value;
    }

    private Object made(SchemaNode node) {
        return switch (node) {
            case SchemaLeaf leaf -> leaf(leaf);
            case Composite composite -> composite(composite);
            case Array array -> list(array.element(), (int) array.length());
            case Shared shared -> shared(shared);
            case Niche niche -> niche(niche);
            case Struct struct when struct.isTuple() ->
                    List.copyOf(fields(struct.fields()).values());
            case Struct struct -> fields(struct.fields());
            case Enumeration enumeration -> variant(enumeration);
            case Names names -> random.pick(names.names());
            case Opaque opaque -> throw new IllegalArgumentException("no values: " + opaque);
            case Reference reference -> value(schema.resolved(reference));
        };
    }

    private Object leaf(SchemaLeaf leaf) {
        return switch (leaf) {
            case JAVA_DURATION -> Duration.ofSeconds(seconds(), nanos());
            case UNIX_TIME ->
                    Instant.ofEpochSecond(seconds() % Instant.MAX.getEpochSecond(), nanos());
            case INSTANT ->
                    Instant.ofEpochSecond(random.below(2_000_000_000) - 1_000_000_000L, nanos());
            case LOCAL_DATE -> date();
            case LOCAL_TIME -> time();
            case LOCAL_DATE_TIME -> LocalDateTime.of(date(), time());
            case BIG_INTEGER ->
                    random.unsigned(200).subtract(BigInteger.ONE.shiftLeft(random.below(200)));
            case STR -> new String(described("string").toString().toCharArray());
            case UUID_ARRAY -> described("uuid");
            case CSTRING -> content((ByteBuffer) described("cstring"));
            default -> described(leaf.text());
        };
    }

    private long seconds() {
        return random.unsigned(63).longValue();
    }

    private int nanos() {
        return random.below(NANOS_PER_SECOND);
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(random.below(1_000_000) - 500_000L);
    }

    private LocalTime time() {
        return LocalTime.ofNanoOfDay(random.unsigned(63).longValue() % NANOS_PER_DAY);
    }

    private Object described(String type) {
        if (isPresent && type.matches("[ui](8|16|32|64|128|size)")) {
            return described("nonzero_" + type);
        }
        boolean isFloating = type.equals("f32") || type.equals("f64");
        return GOLDEN.value(
                JSON.textNode(type),
                isPresent && isFloating ? leaves.notNan(type) : leaves.value(type, depth));
    }

    private static byte[] content(ByteBuffer golden) {
        byte[] content = new byte[golden.remaining()];
        golden.duplicate().get(content);
        return content;
    }

    private Object composite(Composite composite) {
        SchemaForm form = composite.form();
        SchemaNode part = composite.parts().getFirst();
        return switch (form) {
            case OPTION -> option(part);
            case NONZERO -> described("nonzero_" + ((SchemaLeaf) part).text());
            case RANGE_INCLUSIVE -> new Range<>(value(part), value(part));
            case OWN_KEY, BOX -> value(part);
            case SLICE, VEC, VECDEQUE -> list(part, length());
            case HASHMAP, INDEXMAP, BTREEMAP -> map(part, composite.parts().get(1));
            case HASHSET, INDEXSET, BTREESET -> keys(part);
        };
    }

    private Optional<Object> option(SchemaNode part) {
        return depth > SHALLOW || random.chance(3) ? Optional.empty() : Optional.of(value(part));
    }

    private List<Object> list(SchemaNode element, int length) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(value(element));
        }
        return values;
    }

    private Set<Object> keys(SchemaNode part) {
        return new LinkedHashSet<>(list(part, length()));
    }

    private Map<Object, Object> map(SchemaNode key, SchemaNode value) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        keys(key).forEach(each -> entries.put(each, value(value)));
        return entries;
    }

    private int length() {
        return depth > SHALLOW ? 0 : random.below(random.chance(8) ? 40 : 5);
    }

    private Map<String, Object> fields(List<Field> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.name(), value(field.type())));
        return values;
    }

    private NamedVariant variant(Enumeration enumeration) {
        Variant variant = random.pick(enumeration.variants());
        return new NamedVariant(variant.name(), fields(variant.fields()));
    }

    private Object shared(Shared shared) {
        List<Object> known = held.computeIfAbsent(shared.kind(), _ -> new ArrayList<>());
        if (!known.isEmpty() && random.chance(2)) {
            return random.pick(known);
        }
        Object target = value(shared.target());
        Object object = isUnsized(shared.target()) ? target : new SharedValue(target);
        known.add(object);
        return object;
    }

    private static boolean isUnsized(SchemaNode target) {
        return target == SchemaLeaf.STR
                || (target instanceof Composite composite && composite.form() == SchemaForm.SLICE);
    }

    private Object niche(Niche niche) {
        if (niche.kind() == SchemaNiche.WEAK) {
            List<Object> known = held.getOrDefault(((Shared) niche.inner()).kind(), List.of());
            return known.isEmpty() || random.chance(3)
                    ? Optional.empty()
                    : Optional.of(random.pick(known));
        }
        boolean wasPresent = isPresent;
        isPresent = true;
        Optional<Object> value = option(niche.inner());
        isPresent = wasPresent;
        return value;
    }
}
