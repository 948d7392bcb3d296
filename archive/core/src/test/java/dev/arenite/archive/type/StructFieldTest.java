package dev.arenite.archive.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveFormat;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchivedList;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes fields by their handles from views and from the values that structs are made of, and reads
/// what views stand for.
final class StructFieldTest {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    private interface Named {
        String name();
    }

    private record Item(String name, BigDecimal price) implements Named {}

    private record Customer(long id, String name) implements Named {}

    /// A field of all that is named, at index 0 of items and index 1 of customers.
    private static final StructField<Named, String, ArchivedString> NAME =
            TYPES.field("name", TYPES.string(), Named::name);

    private static final AdaptedType<BigDecimal, String, ArchivedString> DECIMAL =
            TYPES.adapted(TYPES.string(), BigDecimal::toString, BigDecimal::new);

    private static final StructField<Item, BigDecimal, ArchivedString> PRICE =
            TYPES.field("price", DECIMAL, Item::price);

    private static final StructField<Customer, Long, Long> ID =
            TYPES.field("id", TYPES.u64(), Customer::id);

    private static final StructType<Item> ITEM =
            TYPES.<Item>struct()
                    .field(NAME)
                    .field(PRICE)
                    .build(fields -> new Item(fields.get(NAME), fields.get(PRICE)));

    private static final StructType<Customer> CUSTOMER =
            TYPES.<Customer>struct()
                    .field(ID)
                    .field(NAME)
                    .build(fields -> new Customer(fields.get(ID), fields.get(NAME)));

    private static final Item TEA = new Item("tea", new BigDecimal("12345678.90"));

    private static <T, V> V view(ArchiveType<T, V> type, T value) {
        return Archive.access(type, MemorySegment.ofArray(Archive.toBytes(type, value)));
    }

    private static String refusal(Runnable code) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, code::run).getMessage());
    }

    private record Order(long id, String customer, List<Integer> quantities) {}

    @Test
    void fieldsHaveTheirTypesInViewsAndMakersOfBothFormats() {
        for (ArchiveFormat format : ArchiveFormat.values()) {
            fieldsAreTyped(ArchiveTypes.of(format));
        }
    }

    private static void fieldsAreTyped(ArchiveTypes types) {
        StructField<Order, Long, Long> id = types.field("id", types.u64(), Order::id);
        StructField<Order, String, ArchivedString> customer =
                types.field("customer", types.string(), Order::customer);
        StructField<Order, List<Integer>, ArchivedList<Integer>> quantities =
                types.field("quantities", types.list(types.i32()), Order::quantities);
        StructType<Order> type =
                types.struct(
                        List.of(id, customer, quantities),
                        fields ->
                                new Order(
                                        fields.get(id),
                                        fields.get(customer),
                                        fields.get(quantities)));
        Order order = new Order(7, "Grace Brewster Hopper", List.of(1, 2));
        ArchivedStruct view = view(type, order);
        assertEquals(7L, view.get(id));
        assertEquals("Grace Brewster Hopper", view.get(customer).toString());
        assertEquals(2, view.get(quantities).get(1));
        assertEquals(List.of(1, 2), view.read(quantities));
        assertEquals(order, view.read(type));
        StructType<Order> byIndex =
                types.<Order>struct()
                        .field("id", types.u64(), Order::id)
                        .field("customer", types.string(), Order::customer)
                        .field("quantities", types.list(types.i32()), Order::quantities)
                        .build(fields -> new Order(fields.get("id"), fields.get(1), fields.get(2)));
        byte[] bytes = Archive.toBytes(type, order);
        assertEquals(order, Archive.read(byIndex, MemorySegment.ofArray(bytes)));
        assertEquals(
                MemorySegment.ofArray(bytes)
                        .mismatch(MemorySegment.ofArray(Archive.toBytes(byIndex, order))),
                -1);
    }

    @Test
    void oneFieldOfTwoStructsHasAnIndexInEach() {
        Customer ada = new Customer(1, "Ada");
        assertEquals(0, ITEM.fieldIndex(NAME));
        assertEquals(1, CUSTOMER.fieldIndex(NAME));
        assertEquals("tea", view(ITEM, TEA).get(NAME).toString());
        assertEquals("Ada", view(CUSTOMER, ada).get(NAME).toString());
        assertEquals(TEA, view(ITEM, TEA).read(ITEM));
        assertEquals(ada, view(CUSTOMER, ada).read(CUSTOMER));
    }

    @Test
    void fieldOfAnotherStructIsRefusedEvenIfItsNameIsRight() {
        StructField<Item, Long, Long> alike = TYPES.field("price", TYPES.u64(), item -> 0L);
        String message = "field must belong to the struct: name=price fields=[name, price]";
        ArchivedStruct view = view(ITEM, TEA);
        assertEquals(message, refusal(() -> view.get(alike)));
        assertEquals(message, refusal(() -> view.read(alike)));
        assertEquals(message, refusal(() -> ITEM.fieldIndex(alike)));
        assertEquals(
                "field must belong to the struct: name=id fields=[name, price]",
                refusal(() -> view.get(ID)));
    }

    @Test
    void makerThatAsksForAFieldOfAnotherStructCannotRead() {
        StructType<Item> wrong =
                TYPES.<Item>struct()
                        .field(NAME)
                        .build(fields -> new Item(fields.get(NAME), fields.get(PRICE)));
        ArchivedStruct view = view(wrong, TEA);
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> view.read(wrong));
        assertEquals(
                "field must belong to the struct: name=price fields=[name]",
                assertInstanceOf(IllegalArgumentException.class, failure.getCause()).getMessage());
    }

    @Test
    void fieldsWithOneNameAreNotFieldsOfOneStruct() {
        StructField<Named, String, ArchivedString> other =
                TYPES.field("name", TYPES.string(), Named::name);
        String message = "field is declared already: name=name";
        assertEquals(
                message, refusal(() -> TYPES.<Item>struct(List.of(NAME, other), fields -> TEA)));
        assertEquals(
                message, refusal(() -> TYPES.<Item>struct(List.of(NAME, NAME), fields -> TEA)));
    }

    @Test
    @SuppressWarnings("NullAway") // That null is refused is what is shown.
    void nullIsRefusedWhenAFieldIsMade() {
        assertThrows(
                NullPointerException.class, () -> TYPES.field(null, TYPES.string(), Named::name));
        assertThrows(NullPointerException.class, () -> TYPES.field("name", null, Named::name));
        assertThrows(NullPointerException.class, () -> TYPES.field("name", TYPES.string(), null));
        assertThrows(NullPointerException.class, () -> TYPES.<Item>struct().field(null));
    }

    @Test
    void structWithoutFieldsIsMadeOfNone() {
        StructType<String> empty = TYPES.struct(List.of(), fields -> "made");
        ArchivedStruct view = view(empty, "written");
        assertEquals("made", view.read(empty));
        assertEquals(
                "field must belong to the struct: name=id fields=[]", refusal(() -> view.get(ID)));
    }

    @Test
    void adaptedValuesAreReadFromTheViewOfWhatIsInTheirStead() {
        ArchivedStruct view = view(ITEM, TEA);
        assertEquals("12345678.90", view.get(PRICE).toString());
        assertEquals(TEA.price(), view.read(PRICE));
        AdaptedType<String, Item, ArchivedStruct> labels =
                TYPES.adapted(
                        ITEM,
                        label -> new Item(label, BigDecimal.ONE),
                        item -> item.name() + " at " + item.price());
        assertEquals("tea at 12345678.90", view.read(labels));
        assertEquals("coffee at 1", view(labels, "coffee").read(labels));
        assertEquals(TEA, view.read(ITEM.validated()));
        AdaptedType<StringBuilder, String, ArchivedStruct> twice =
                TYPES.adapted(labels, StringBuilder::toString, StringBuilder::new);
        assertEquals("tea at 12345678.90", view.read(twice).toString());
    }

    @Test
    void structIsNotReadAsAnotherThatWasMadeAlike() {
        StructType<Item> alike =
                TYPES.<Item>struct()
                        .field(NAME)
                        .field(PRICE)
                        .build(fields -> new Item(fields.get(NAME), fields.get(PRICE)));
        ArchivedStruct view = view(ITEM, TEA);
        String message = "type must be that of the struct: fields=[name, price]";
        assertEquals(message, refusal(() -> view.read(alike)));
        assertEquals(message, refusal(() -> view.read(alike.validated())));
        // The place of a box is a pointer, not the struct.
        assertEquals(message, refusal(() -> view.read(TYPES.boxed(ITEM))));
        assertEquals(TEA, view(TYPES.boxed(ITEM), TEA).read(ITEM));
    }

    @Test
    void valueThatItsAdapterRefusesHasThePathToTheField() {
        StructField<String, BigDecimal, ArchivedString> number =
                TYPES.field("number", DECIMAL, BigDecimal::new);
        ArchiveType<String, ArchivedStruct> writes =
                TYPES.<String>struct()
                        .field("number", TYPES.string(), text -> text)
                        .build(fields -> fields.get(0));
        StructType<String> reads = TYPES.struct(List.of(number), fields -> "" + fields.get(number));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(writes, "no number"));
        ArchivedStruct view = Archive.access(reads, archive);
        for (ArchiveReadException failure :
                List.of(
                        assertThrows(ArchiveReadException.class, () -> view.read(number)),
                        assertThrows(ArchiveReadException.class, () -> view.read(reads)))) {
            assertEquals(".number", failure.path());
            assertInstanceOf(NumberFormatException.class, failure.getCause());
        }
        assertEquals("no number", view.get(number).toString());
    }

    @Test
    void elementsAreReadAsAdaptedValuesWithTheirIndex() {
        ArchiveType<List<String>, ArchivedList<ArchivedString>> texts = TYPES.list(TYPES.string());
        ArchivedList<ArchivedString> list = view(texts, List.of("1.5", "many"));
        assertEquals(new BigDecimal("1.5"), list.read(DECIMAL, 0));
        ArchiveReadException failure =
                assertThrows(ArchiveReadException.class, () -> list.read(DECIMAL, 1));
        assertEquals("[1]", failure.path());
        assertThrows(IndexOutOfBoundsException.class, () -> list.read(DECIMAL, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> list.read(DECIMAL, -1));
        ArchiveType<String, ArchivedString> wide =
                ArchiveTypes.of(ArchiveFormat.POINTER_64).string();
        assertEquals(
                "type must be that of the elements: size=2", refusal(() -> list.read(wide, 0)));
    }

    private record Pair(Item left, Item right) {}

    @Test
    void sharedObjectsOfOneReadAreOneAndReferencesAreReadByTheirType() {
        SharedType<Item, ArchivedStruct> shared = TYPES.shared(ITEM);
        StructField<Pair, Item, ArchivedReference<ArchivedStruct>> left =
                TYPES.field("left", shared, Pair::left);
        StructField<Pair, Item, ArchivedReference<ArchivedStruct>> right =
                TYPES.field("right", shared, Pair::right);
        StructType<Pair> type =
                TYPES.struct(
                        List.of(left, right),
                        fields -> new Pair(fields.get(left), fields.get(right)));
        ArchivedStruct view = view(type, new Pair(TEA, TEA));
        Pair read = view.read(type);
        assertEquals(new Pair(TEA, TEA), read);
        assertSame(read.left(), read.right());
        assertEquals(view.get(left), view.get(right));
        assertEquals(TEA, view.get(left).read(shared));
        assertEquals(TEA, view.get(left).get().read(ITEM));
        assertNotSame(view.read(left), view.read(left));
        ArchivedReference<ArchivedStruct> reference = view.get(left);
        assertEquals(
                "type must be that of the reference: position=" + reference.position(),
                refusal(() -> reference.read(TYPES.shared(ITEM))));
    }

    private record Tree(String name, List<Tree> children) implements Named {}

    private static final List<StructField<Tree, List<Tree>, ArchivedList<ArchivedStruct>>>
            CHILDREN = new ArrayList<>();

    private static final ArchiveType<Tree, ArchivedStruct> TREE =
            TYPES.recursive(
                    self -> {
                        CHILDREN.add(TYPES.field("children", TYPES.list(self), Tree::children));
                        return TYPES.<Tree>struct()
                                .field(NAME)
                                .field(CHILDREN.getFirst())
                                .build(
                                        fields ->
                                                new Tree(
                                                        fields.get(NAME),
                                                        fields.get(CHILDREN.getFirst())));
                    });

    @Test
    void fieldsOfRecursiveStructsAreFoundAtEveryDepth() {
        Tree leaf = new Tree("leaf", List.of());
        Tree root = new Tree("root", List.of(new Tree("branch", List.of(leaf, leaf))));
        ArchivedStruct view = view(TREE, root);
        assertEquals(root, view.read(TREE));
        ArchivedStruct branch = view.get(CHILDREN.getFirst()).get(0);
        assertEquals("branch", branch.get(NAME).toString());
        assertEquals(root.children().getFirst(), branch.read(TREE));
        assertEquals(List.of(leaf, leaf), branch.read(CHILDREN.getFirst()));
        assertEquals(leaf, branch.get(CHILDREN.getFirst()).read(TREE, 1));
    }

    @Test
    void standInsReadTheViewsOfTheirDefinition() {
        List<ArchiveType<Optional<String>, Optional<ArchivedString>>> standIn = new ArrayList<>();
        ArchiveType<Optional<String>, Optional<ArchivedString>> definition =
                TYPES.recursive(
                        self -> {
                            standIn.add(self);
                            return TYPES.optional(TYPES.string());
                        });
        assertSame(definition, standIn.getFirst().viewType());
        assertSame(definition, definition.viewType());
    }
}
