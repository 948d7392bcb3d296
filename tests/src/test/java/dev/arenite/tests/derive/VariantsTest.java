package dev.arenite.tests.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.arenite.archive.Archive;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveViolation;
import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;
import dev.arenite.archive.derive.Tag;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.StructType;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Constants of enums as variants, records as the content of variants, and generic sealed
/// interfaces.
final class VariantsTest {

    private static final ArchiveTypes T = ArchiveTypes.STANDARD;

    @Archivable
    sealed interface Answer permits Found, Nothing, State {}

    record Found(int at, String text) implements Answer {}

    enum Nothing implements Answer {
        NOTHING
    }

    enum State implements Answer {
        WAITING,
        @Tag(9)
        TOO_LATE,
        GONE {
            @Override
            public String toString() {
                return "a constant with a class of its own";
            }
        }
    }

    @Archivable
    record Answers(List<Answer> all, Map<Answer, Integer> counts) {}

    private static final StructType<Found> FOUND =
            T.<Found>struct()
                    .field("at", T.i32(), Found::at)
                    .field("text", T.string(), Found::text)
                    .build(v -> new Found(v.get(0), v.get(1)));

    private static final ArchiveType<Answer, ?> ANSWER =
            T.<Answer>enumeration()
                    .variant("Found", Found.class, FOUND)
                    .constant("Nothing", Nothing.NOTHING)
                    .constant("Waiting", State.WAITING)
                    .tag(9)
                    .constant("TooLate", State.TOO_LATE)
                    .constant("Gone", State.GONE)
                    .build();

    private static final List<Answer> ANSWERS =
            List.of(
                    new Found(7, "a text out of line"),
                    Nothing.NOTHING,
                    State.WAITING,
                    State.TOO_LATE,
                    State.GONE);

    @Test
    void constantsAreVariantsWithoutFields() {
        SameArchives<Answer> types = new SameArchives<>("answer", ArchivedAnswer.TYPE, ANSWER);
        ANSWERS.forEach(types::compare);
        ArchiveType<Answers, ?> answers =
                T.<Answers>struct()
                        .field("all", T.list(ANSWER), Answers::all)
                        .field("counts", T.hashMap(ANSWER, T.i32()), Answers::counts)
                        .build(v -> new Answers(v.get(0), v.get(1)));
        new SameArchives<>("answers", ArchivedAnswers.TYPE, answers)
                .compare(new Answers(ANSWERS, Map.of(ANSWERS.get(0), 1, ANSWERS.get(3), 2)));
    }

    @Test
    void viewsOfConstantsReadAsTheConstant() {
        Answers value = new Answers(ANSWERS, Map.of(State.TOO_LATE, 2));
        ArchivedAnswers view =
                ArchivedAnswers.access(
                        MemorySegment.ofArray(Archive.toBytes(ArchivedAnswers.TYPE, value)));
        assertEquals(value, view.read());
        assertSame(Nothing.NOTHING, view.all().get(1).read());
        assertEquals(9, ArchivedAnswer.TOO_LATE);
        assertEquals(10, view.all().get(4).tag());
        assertEquals(2, view.counts().get(State.TOO_LATE).orElseThrow());
        assertFalse(view.counts().containsKey(Nothing.NOTHING));
        String told = switch (view.all().get(3)) { // every variant, or it does not compile
                    case ArchivedAnswer.ArchivedFound found -> "found";
                    case ArchivedAnswer.ArchivedNothing nothing -> "nothing";
                    case ArchivedAnswer.ArchivedWaiting waiting -> "waiting";
                    case ArchivedAnswer.ArchivedTooLate late -> late.toString();
                    case ArchivedAnswer.ArchivedGone gone -> "gone";
                };
        assertEquals("TOO_LATE", told);
    }

    @Archivable
    record Cell(byte x, int y) {}

    @Archivable
    sealed interface Mark permits Dot, Spot, Pin, When {}

    /// One component: the bytes are those of `Dot(Cell)` without being asked for.
    record Dot(Cell at) implements Mark {}

    record Spot(byte x, int y) implements Mark {}

    @As(Form.NEWTYPE)
    record Pin(byte x, int y) implements Mark {}

    /// The alignment is known to the type of the time only.
    @As(Form.NEWTYPE)
    record When(byte x, Instant time, String text) implements Mark {}

    private static final StructType<Cell> CELL =
            T.<Cell>struct()
                    .field("x", T.i8(), Cell::x)
                    .field("y", T.i32(), Cell::y)
                    .build(v -> new Cell(v.get(0), v.get(1)));

    private static ArchiveType<Mark, ?> marks() {
        StructType<Spot> spot =
                T.<Spot>struct()
                        .field("x", T.i8(), Spot::x)
                        .field("y", T.i32(), Spot::y)
                        .build(v -> new Spot(v.get(0), v.get(1)));
        StructType<Pin> pin =
                T.<Pin>struct()
                        .field("x", T.i8(), Pin::x)
                        .field("y", T.i32(), Pin::y)
                        .build(v -> new Pin(v.get(0), v.get(1)));
        StructType<When> when =
                T.<When>struct()
                        .field("x", T.i8(), When::x)
                        .field("time", T.instant(), When::time)
                        .field("text", T.string(), When::text)
                        .build(v -> new When(v.get(0), v.get(1), v.get(2)));
        return T.<Mark>enumeration()
                .variant(
                        "Dot",
                        Dot.class,
                        T.<Dot>struct().field("at", CELL, Dot::at).build(v -> new Dot(v.get(0))))
                .variant("Spot", Spot.class, spot)
                .newtype("Pin", Pin.class, pin)
                .newtype("When", When.class, when)
                .build();
    }

    @Test
    void recordsAreTheContentOfVariantsAsAWhole() {
        SameArchives<Mark> types = new SameArchives<>("mark", ArchivedMark.TYPE, marks());
        types.compare(new Dot(new Cell((byte) 1, 2)));
        types.compare(new Spot((byte) 1, 2));
        types.compare(new Pin((byte) 1, 2));
        types.compare(new When((byte) 1, Instant.EPOCH, "a text out of line"));
        assertEquals("02000000" + "01000000" + "02000000", first(new Pin((byte) 1, 2), 12));
        assertEquals("01010000" + "02000000", first(new Spot((byte) 1, 2), 8));
        Mark read =
                ArchivedMark.access(
                                MemorySegment.ofArray(
                                        Archive.toBytes(ArchivedMark.TYPE, new Pin((byte) -1, -2))))
                        .read();
        assertEquals(new Pin((byte) -1, -2), read);
    }

    @Test
    void aVariantWithOneComponentIsANewtypeWithoutBeingAsked() {
        ArchiveType<Mark, ?> newtype =
                T.<Mark>enumeration()
                        .newtype("Dot", Dot.class, T.adapted(CELL, Dot::at, Dot::new))
                        .build();
        Mark dot = new Dot(new Cell((byte) 1, 2));
        assertEquals(HexFormat.of().formatHex(Archive.toBytes(newtype, dot)), first(dot, 12));
    }

    private static String first(Mark mark, int bytes) {
        byte[] all = Archive.toBytes(ArchivedMark.TYPE, mark);
        return HexFormat.of().formatHex(all, 0, bytes);
    }

    @Archivable
    sealed interface Tree<T> permits Leaf, Branch, End {}

    record Leaf<T>(T value) implements Tree<T> {}

    /// Its variable may have another name.
    record Branch<E>(List<Tree<E>> children, Map<String, Tree<E>> named) implements Tree<E> {}

    @As(Form.NEWTYPE)
    record End<T>(byte reason, int code) implements Tree<T> {}

    @Archivable
    record Forest(Tree<String> words, List<Tree<Cell>> cells) {}

    @SuppressWarnings("unchecked")
    private static <T> ArchiveType<Tree<T>, ?> tree(ArchiveType<T, ?> value) {
        return T.<Tree<T>, Object>recursive(
                self -> (ArchiveType<Tree<T>, Object>) (ArchiveType<Tree<T>, ?>) tree(value, self));
    }

    private static <T> ArchiveType<Tree<T>, ?> tree(
            ArchiveType<T, ?> value, ArchiveType<Tree<T>, ?> self) {
        StructType<Leaf<T>> leaf =
                T.<Leaf<T>>struct()
                        .field("value", value, Leaf::value)
                        .build(v -> new Leaf<>(v.get(0)));
        StructType<Branch<T>> branch =
                T.<Branch<T>>struct()
                        .field("children", T.list(self), Branch::children)
                        .field("named", T.hashMap(T.string(), self), Branch::named)
                        .build(v -> new Branch<>(v.get(0), v.get(1)));
        StructType<End<T>> end =
                T.<End<T>>struct()
                        .field("reason", T.i8(), End::reason)
                        .field("code", T.i32(), End::code)
                        .build(v -> new End<>(v.get(0), v.get(1)));
        return T.<Tree<T>>enumeration()
                .variant("Leaf", Leaf.class::isInstance, leaf)
                .variant("Branch", Branch.class::isInstance, branch)
                .newtype("End", End.class::isInstance, end)
                .build();
    }

    private static final Tree<String> WORDS =
            new Branch<>(
                    List.of(new Leaf<>("a"), new Branch<>(List.of(), Map.of())),
                    Map.of("end", new End<>((byte) 1, 2)));

    @Test
    void genericSealedInterfacesTakeTheTypesOfTheirParts() {
        ArchiveType<Tree<String>, ArchivedTree<String, dev.arenite.archive.type.ArchivedString>>
                type = ArchivedTree.type(T.string());
        new SameArchives<>("tree", type, tree(T.string())).compare(WORDS);
        ArchiveType<Forest, ?> forests =
                T.<Forest>struct()
                        .field("words", tree(T.string()), Forest::words)
                        .field("cells", T.list(tree(CELL)), Forest::cells)
                        .build(v -> new Forest(v.get(0), v.get(1)));
        List<Tree<Cell>> cells = List.of(new Leaf<>(new Cell((byte) 3, 4)));
        Forest forest = new Forest(WORDS, cells);
        SameArchives<Forest> types = new SameArchives<>("forest", ArchivedForest.TYPE, forests);
        types.compare(forest);
        assertEquals(forest, Archive.read(types.derived(), archive(forest)));
    }

    private static MemorySegment archive(Forest forest) {
        return MemorySegment.ofArray(Archive.toBytes(ArchivedForest.TYPE, forest));
    }

    @Test
    void viewsOfGenericSealedInterfacesAreSealed() {
        Forest forest = new Forest(WORDS, List.of(new Leaf<>(new Cell((byte) 3, 4))));
        ArchivedForest view = ArchivedForest.access(archive(forest));
        int y =
                switch (view.cells().get(0)) {
                    case ArchivedTree.ArchivedLeaf<Cell, ArchivedCell> leaf -> leaf.value().y();
                    case ArchivedTree.ArchivedBranch<Cell, ArchivedCell> branch -> 0;
                    case ArchivedTree.ArchivedEnd<Cell, ArchivedCell> end -> end.code();
                };
        assertEquals(4, y);
        ArchivedTree.ArchivedBranch<?, ?> branch =
                assertInstanceOf(ArchivedTree.ArchivedBranch.class, view.words());
        assertEquals(ArchivedTree.LEAF, branch.children().get(0).tag());
        assertTrue(branch.toString().startsWith("Branch[children=[Leaf[value=a], Branch["));
        assertEquals(WORDS, view.words().read());
    }

    @Archivable
    record Step(int x, List<Step> next, Route route) {}

    @Archivable
    sealed interface Route permits Direct, Via {}

    record Direct() implements Route {}

    record Via(List<Step> steps, @As(Form.BOXED) Route rest) implements Route {}

    @Archivable
    sealed interface Chain<T> permits Link {}

    record Link<T>(T value, List<Chain<T>> rest) implements Chain<T> {}

    @Archivable
    record Journeys(
            Map<Step, Integer> steps,
            @As(Form.B_TREE) Map<Route, Integer> routes,
            Map<Chain<Integer>, Integer> chains) {}

    /// The type of steps, which are part of routes, which are part of steps.
    private static ArchiveType<Step, ?> step() {
        return T.<Step, Object>recursive(VariantsTest::step);
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Step, Object> step(ArchiveType<Step, Object> self) {
        ArchiveType<?, ?> step =
                T.<Step>struct()
                        .field("x", T.i32(), Step::x)
                        .field("next", T.list(self), Step::next)
                        .field("route", route(self), Step::route)
                        .build(v -> new Step(v.get(0), v.get(1), v.get(2)));
        return (ArchiveType<Step, Object>) step;
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Route, Object> route(ArchiveType<Step, ?> step) {
        return T.<Route, Object>recursive(
                self -> {
                    ArchiveType<?, ?> route =
                            T.<Route>enumeration()
                                    .constant("Direct", new Direct())
                                    .variant(
                                            "Via",
                                            Via.class,
                                            T.<Via>struct()
                                                    .field("steps", T.list(step), Via::steps)
                                                    .field("rest", T.boxed(self), Via::rest)
                                                    .build(v -> new Via(v.get(0), v.get(1))))
                                    .build();
                    return (ArchiveType<Route, Object>) route;
                });
    }

    @SuppressWarnings("unchecked")
    private static ArchiveType<Chain<Integer>, ?> chain() {
        return T.<Chain<Integer>, Object>recursive(
                self -> {
                    ArchiveType<?, ?> chain =
                            T.<Chain<Integer>>enumeration()
                                    .variant(
                                            "Link",
                                            Link.class::isInstance,
                                            T.<Link<Integer>>struct()
                                                    .field("value", T.i32(), Link::value)
                                                    .field("rest", T.list(self), Link::rest)
                                                    .build(v -> new Link<>(v.get(0), v.get(1))))
                                    .build();
                    return (ArchiveType<Chain<Integer>, Object>) chain;
                });
    }

    @Test
    void typesThatArePartOfThemselvesAreKeys() {
        ArchiveType<Step, ?> step = step();
        ArchiveType<Journeys, ?> combined =
                T.<Journeys>struct()
                        .field("steps", T.hashMap(step, T.i32()), Journeys::steps)
                        .field("routes", T.bTreeMap(route(step), T.i32()), Journeys::routes)
                        .field("chains", T.hashMap(chain(), T.i32()), Journeys::chains)
                        .build(v -> new Journeys(v.get(0), v.get(1), v.get(2)));
        Step one = new Step(1, List.of(), new Direct());
        Route via = new Via(List.of(one), new Direct());
        Step two = new Step(2, List.of(one, one), via);
        Chain<Integer> chain = new Link<>(7, List.of(new Link<>(8, List.of())));
        Journeys journeys = new Journeys(Map.of(one, 1, two, 2), Map.of(via, 3), Map.of(chain, 4));
        SameArchives<Journeys> types =
                new SameArchives<>("journeys", ArchivedJourneys.TYPE, combined);
        types.compare(journeys);
        ArchivedJourneys view =
                ArchivedJourneys.access(
                        MemorySegment.ofArray(Archive.toBytes(types.derived(), journeys)));
        assertEquals(2, view.steps().get(two).orElseThrow());
        assertEquals(3, view.routes().get(via).orElseThrow());
        assertEquals(4, view.chains().get(chain).orElseThrow());
        assertFalse(view.chains().containsKey(new Link<>(7, List.of())));
    }

    @Archivable(validated = true)
    sealed interface Limit permits Most, None {}

    record Most(int value) implements Limit {
        Most {
            if (value < 0) {
                throw new IllegalArgumentException("value must not be negative");
            }
        }
    }

    enum None implements Limit {
        NONE
    }

    @Archivable
    record Limits(List<Limit> all) {}

    @Test
    void variantsThatTheConstructorRefusesAreViolations() {
        Limits limits = new Limits(List.of(None.NONE, new Most(5)));
        MemorySegment archive = MemorySegment.ofArray(Archive.toBytes(ArchivedLimits.TYPE, limits));
        ArchivedLimits view = ArchivedLimits.access(archive);
        assertEquals(limits, view.read());
        archive.set(ValueLayout.JAVA_BYTE, view.all().get(1).place() + 7, (byte) -1);
        ArchiveViolation violation = Archive.check(ArchivedLimits.TYPE, archive).orElseThrow();
        assertEquals(".all[1]", violation.path());
        assertTrue(String.valueOf(violation.cause()).contains("value must not be negative"));
    }
}
