package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.ArchiveValueException;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.LittleEndian;
import dev.arenite.archive.memory.PlaceLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Values of one of several variants, Rust's `enum`: a tag of one byte, and the fields of the
/// variant that it names. Each variant is a struct of its own that starts with the tag; the place
/// has the greatest size and the greatest alignment of these structs.
///
/// @param <T> the values
public final class EnumType<T> implements ArchiveType<T, ArchivedVariant> {

    private final String name;
    private final List<Variant<T, ?>> variants;

    /// The index of the variant with a tag, or -1.
    private final short[] indexes = new short[256];

    /// Made when it is first needed: a field may be part of a recursive definition.
    private @Nullable Layout layout;

    private record Layout(long placeBytes, long placeAlignment, long resolverBytes) {}

    /// @param name the name in schemas, empty for none
    EnumType(String name, List<Variant<T, ?>> variants) {
        this.name = name;
        this.variants = variants;
        Arrays.fill(indexes, (short) -1);
        for (short i = 0; i < variants.size(); i++) {
            indexes[variants.get(i).tag()] = i;
        }
    }

    private Layout layout() {
        Layout made = layout;
        if (made == null) {
            made = layoutOf(variants);
            layout = made;
        }
        return made;
    }

    private static Layout layoutOf(List<? extends Variant<?, ?>> variants) {
        long bytes = 1;
        long alignment = 1;
        long resolver = 0;
        for (Variant<?, ?> variant : variants) {
            StructType<?> fields = variant.fields();
            bytes = Math.max(bytes, fields.placeBytes());
            alignment = Math.max(alignment, fields.placeAlignment());
            resolver = Math.max(resolver, fields.resolverBytes());
        }
        long tagged = resolver == 0 ? 0 : resolver + Long.BYTES;
        return new Layout(PlaceLayout.roundUp(bytes, alignment), alignment, tagged);
    }

    /// Returns the variants in declaration order.
    List<Variant<T, ?>> variants() {
        return variants;
    }

    /// Whether fields are those of a variant.
    boolean owns(StructType<?> fields) {
        return variants.stream().anyMatch(variant -> variant.fields() == fields);
    }

    @Override
    public long placeBytes() {
        return layout().placeBytes();
    }

    @Override
    public long placeAlignment() {
        return layout().placeAlignment();
    }

    @Override
    public long resolverBytes() {
        return layout().resolverBytes();
    }

    /// Returns the variant that a value belongs to.
    ///
    /// @throws ArchiveValueException if it belongs to none
    Variant<T, ?> variantOf(T value) {
        for (Variant<T, ?> variant : variants) {
            if (variant.matches().test(value)) {
                return variant;
            }
        }
        throw new ArchiveValueException(
                "value belongs to no variant: class=" + value.getClass().getName());
    }

    /// Returns the variant of a place that has been checked.
    Variant<T, ?> at(MemorySegment archive, long place) {
        return variants.get(indexes[LittleEndian.getByte(archive, place) & 0xFF]);
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        Variant<T, ?> variant = variantOf(ArchiveSink.requireValue(value));
        variant.serialize(value, out, resolver, at);
        if (resolverBytes() != 0) {
            LittleEndian.putLong(resolver, tagResolver(at), variant.tag());
        }
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        Variant<T, ?> variant = variantOf(value);
        if (resolverBytes() != 0
                && variant.tag() != LittleEndian.getLong(resolver, tagResolver(at))) {
            throw new ArchiveValueException(
                    "value must not change while it is written: variant=" + variant.name());
        }
        variant.resolve(value, out, place, resolver, at);
    }

    /// Returns the offset of the tag, behind the resolver of the variant; there is no tag if no
    /// variant has a resolver.
    private long tagResolver(long at) {
        return at + resolverBytes() - Long.BYTES;
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        int index = indexes[LittleEndian.getByte(checker.archive(), place) & 0xFF];
        checker.require(index >= 0, "tag must be that of a variant", place);
        variants.get(index).fields().check(checker, place);
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        int index = indexes[LittleEndian.getByte(archive, place) & 0xFF];
        return index < 0 ? "" : variants.get(index).fields().path(archive, place, byteOffset);
    }

    @Override
    public ArchivedVariant view(MemorySegment archive, long place) {
        Variant<T, ?> variant = at(archive, place);
        return new ArchivedVariant(variant.name(), variant.fields().view(archive, place));
    }

    @Override
    public T read(MemorySegment archive, long place) {
        return at(archive, place).read(archive, place);
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        int index = indexes[LittleEndian.getByte(archive, place) & 0xFF];
        return index >= 0 && variants.get(index).fields().accepts(archive, place);
    }

    /// Whether every tag is that of a variant without rules for its fields.
    @Override
    public boolean acceptsAnyBytes() {
        return variants.size() == indexes.length
                && variants.stream().allMatch(variant -> variant.fields().acceptsAnyBytes());
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.enumeration(name, variants.stream().map(Variant::described).toList());
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        return EnumKey.of(this);
    }
}
