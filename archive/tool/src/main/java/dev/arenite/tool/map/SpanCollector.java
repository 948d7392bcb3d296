package dev.arenite.tool.map;

import dev.arenite.archive.memory.PlaceLayout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Collects spans in any order and puts them in order, with spans for the bytes between them.
final class SpanCollector {

    private static final Trail NO_TRAIL = Trail.start("");

    /// The values after the limit, which are told together.
    private static final Trail REST = NO_TRAIL.folded("", "more values");

    private final MapDetail detail;
    private final List<Span> spans = new ArrayList<>();

    /// The alignment of what begins at a position.
    private final Map<Long, Long> alignments = new HashMap<>();

    /// The positions of values without bytes, behind which a byte may keep others away.
    private final Set<Long> empty = new HashSet<>();

    private boolean isCut;

    SpanCollector(MapDetail detail) {
        this.detail = detail;
    }

    /// Adds a span. Nothing is added if it has no bytes.
    void add(long start, long length, SpanKind kind, Trail trail, String type, String value) {
        add(new Span(start, length, kind, trail, type, value, Span.NOWHERE));
    }

    void add(Span span) {
        Span told = spans.size() < detail.spans() ? span : folded(span, REST);
        told = told.trail().isFolded() ? folded(told, told.trail()) : told;
        if (!spans.isEmpty() && spans.getLast().continuesIn(told)) {
            told = spans.removeLast().through(told);
        }
        spans.add(told);
    }

    private static Span folded(Span span, Trail trail) {
        Trail within = span.trail().isFolded() ? span.trail() : trail;
        return new Span(
                span.start(),
                span.length(),
                SpanKind.FOLDED,
                within,
                within.foldedType(),
                "",
                Span.NOWHERE);
    }

    /// Notes that something begins at a position, so that the bytes before it are its padding.
    void begin(long position, long alignment) {
        // Before what is aligned anywhere there is no padding.
        if (alignment > 1) {
            alignments.merge(position, alignment, Math::max);
        }
    }

    /// Notes that a value without bytes is at a position, behind which a byte of 0 lies (FORMAT
    /// 5.2, 13.2).
    void beginEmpty(long position) {
        empty.add(position);
    }

    /// Notes that not everything has been looked at.
    void cut() {
        isCut = true;
    }

    /// Returns spans for all bytes of a range.
    List<Span> complete(long start, long end) {
        spans.sort(Comparator.comparingLong(Span::start));
        List<Span> complete = new ArrayList<>();
        NavigableSet<Long> beginnings = new TreeSet<>(alignments.keySet());
        long position = start;
        for (Span span : spans) {
            if (span.start() >= end) {
                break;
            }
            fill(complete, position, span.start(), beginnings);
            append(complete, span);
            position = Math.max(position, span.end());
        }
        fill(complete, position, end, beginnings);
        return complete;
    }

    private static void append(List<Span> complete, Span span) {
        if (!complete.isEmpty() && complete.getLast().continuesIn(span)) {
            complete.add(complete.removeLast().through(span));
        } else {
            complete.add(span);
        }
    }

    /// Fills a gap, up to each position at which something begins.
    private void fill(List<Span> complete, long from, long to, NavigableSet<Long> beginnings) {
        long position = from;
        while (position < to) {
            long behind = position;
            if (empty.contains(position)) {
                behind = position + 1;
                append(complete, gap(position, behind, SpanKind.PADDING));
            } else {
                Long next = beginnings.higher(position);
                behind = next == null ? to : Math.min(to, next);
                append(complete, gap(position, behind, kind(position, behind)));
            }
            position = behind;
        }
    }

    /// Bytes that are as many as an alignment demands are padding.
    private SpanKind kind(long from, long to) {
        long alignment = alignments.getOrDefault(to, 1L);
        return PlaceLayout.roundUp(from, alignment) == to ? SpanKind.PADDING : SpanKind.UNREACHED;
    }

    private Span gap(long from, long to, SpanKind kind) {
        String value =
                kind == SpanKind.PADDING
                        ? ""
                        : isCut ? "not looked at: too many values" : "nothing leads here";
        return new Span(from, to - from, kind, NO_TRAIL, "", value, Span.NOWHERE);
    }
}
