package dev.arenite.archive.block;

import static dev.arenite.archive.type.StringType.STRING;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.type.ArchivedString;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// Text whose type throws, runs an action or takes further bytes behind it.
final class FailingText implements ArchiveType<String, ArchivedString> {

    @Nullable Throwable planted;
    @Nullable Runnable action;
    long gap;
    boolean fails;

    @Override
    public long placeBytes() {
        return STRING.placeBytes();
    }

    @Override
    public long placeAlignment() {
        return STRING.placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return STRING.resolverBytes();
    }

    @Override
    public void serialize(String value, ArchiveSink out, MemorySegment resolver, long at) {
        STRING.serialize(value, out, resolver, at);
        if (action != null) {
            action.run();
        }
        if (gap > 0) {
            out.reserve(gap);
        }
        if (fails) {
            throw new IllegalStateException("planted");
        }
        if (planted instanceof Error error) {
            throw error;
        } else if (planted instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void resolve(
            String value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        STRING.resolve(value, out, place, resolver, at);
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        STRING.check(checker, place);
    }

    @Override
    public ArchivedString view(MemorySegment archive, long place) {
        return STRING.view(archive, place);
    }

    @Override
    public String read(MemorySegment archive, long place) {
        return STRING.read(archive, place);
    }

    @Override
    public void describe(TypeDescriber describer) {
        STRING.describe(describer);
    }
}
