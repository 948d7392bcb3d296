package dev.arenite.archive.type;

import dev.arenite.archive.ArchiveChecker;
import dev.arenite.archive.ArchiveKey;
import dev.arenite.archive.ArchivePathException;
import dev.arenite.archive.ArchiveReadException;
import dev.arenite.archive.ArchiveSink;
import dev.arenite.archive.ArchiveType;
import dev.arenite.archive.FieldSource;
import dev.arenite.archive.TypeDescriber;
import dev.arenite.archive.memory.PlaceLayout;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Values that consist of named fields, laid out as C lays out a struct: structs, tuples, ranges,
/// entries of maps and the variants of enums.
///
/// @param <T> the values
public final class StructType<T> implements ArchiveType<T, ArchivedStruct> {

    private final String name;
    private final List<StructField<? super T, ?, ?>> fields;
    private final Function<FieldValues, ? extends T> maker;

    /// The bytes before the fields, which are not part of the struct, such as an enum's tag.
    private final long reservedBytes;

    /// Made when it is first needed: a field may be part of a recursive definition.
    private @Nullable Layout layout;

    /// @param name the name in schemas, empty for none
    StructType(
            String name,
            List<StructField<? super T, ?, ?>> fields,
            long reservedBytes,
            Function<FieldValues, ? extends T> maker) {
        this.name = name;
        this.fields = fields;
        this.reservedBytes = reservedBytes;
        this.maker = maker;
    }

    private Layout layout() {
        Layout made = layout;
        if (made == null) {
            made = new Layout(fields, reservedBytes);
            layout = made;
        }
        return made;
    }

    private static final class Layout {
        /// The offset of each field, in bytes from the start of the place.
        private final long[] offsets;

        /// The offset of each field's resolver, in bytes from the start of the struct's resolver.
        private final long[] resolverOffsets;

        private final long placeBytes;
        private final long placeAlignment;
        private final long resolverBytes;
        private final boolean acceptsAnyBytes;

        Layout(List<? extends StructField<?, ?, ?>> fields, long reservedBytes) {
            offsets = new long[fields.size()];
            resolverOffsets = new long[fields.size()];
            PlaceLayout place = new PlaceLayout();
            place.add(reservedBytes, 1);
            long end = 0;
            boolean nothing = true;
            for (int i = 0; i < offsets.length; i++) {
                ArchiveType<?, ?> type = fields.get(i).type();
                offsets[i] = place.add(type.placeBytes(), type.placeAlignment());
                resolverOffsets[i] = end;
                end += type.resolverBytes();
                nothing &= type.acceptsAnyBytes();
            }
            placeBytes = place.placeBytes();
            placeAlignment = place.placeAlignment();
            resolverBytes = end;
            acceptsAnyBytes = nothing;
        }
    }

    /// Returns the same fields behind the tag of an enum.
    StructType<T> tagged() {
        return new StructType<>(name, fields, 1, maker);
    }

    /// Returns the number of fields.
    public int fieldCount() {
        return fields.size();
    }

    /// Returns the name of a field.
    ///
    /// @param index its index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    public String fieldName(int index) {
        return fields.get(index).name();
    }

    /// Returns the names of the fields in declaration order.
    List<String> fieldNames() {
        return fields.stream().map(StructField::name).toList();
    }

    /// Returns the fields as they are described.
    List<TypeDescriber.Field> describedFields() {
        return fields.stream().map(StructField::described).toList();
    }

    /// Returns the way to make a struct of fields that lie elsewhere.
    TypeDescriber.Maker describedMaker() {
        return new TypeDescriber.Maker(fieldNames(), this::make);
    }

    private T make(FieldSource source, MemorySegment archive, long place) {
        List<Object> values = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            values.add(source.get(i, archive, place));
        }
        return make(values);
    }

    private T make(List<?> values) {
        try {
            return maker.apply(new FieldValues(this, values));
        } catch (RuntimeException failure) {
            throw ArchiveReadException.notAccepted(failure);
        }
    }

    /// Returns the offset of a field, in bytes from the start of the place.
    ///
    /// @param index its index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    public long fieldOffset(int index) {
        return layout().offsets[Objects.checkIndex(index, fields.size())];
    }

    /// Returns the type of a field.
    ///
    /// @param index its index in declaration order
    /// @throws IndexOutOfBoundsException if there is no such field
    public ArchiveType<?, ?> fieldType(int index) {
        return fields.get(index).type();
    }

    /// Returns the index of the field with a name.
    ///
    /// @throws IllegalArgumentException if there is no such field
    public int fieldIndex(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("field is not declared: name=" + name);
    }

    /// Returns the index of a field in declaration order.
    ///
    /// @throws IllegalArgumentException if the field does not belong to these structs, even if
    ///     another field that was made in the same way does
    public int fieldIndex(StructField<?, ?, ?> field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == field) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "field must belong to the struct: name="
                        + field.name()
                        + " fields="
                        + fieldNames());
    }

    @Override
    public long placeBytes() {
        return layout().placeBytes;
    }

    @Override
    public long placeAlignment() {
        return layout().placeAlignment;
    }

    @Override
    public long resolverBytes() {
        return layout().resolverBytes;
    }

    @Override
    public void serialize(T value, ArchiveSink out, MemorySegment resolver, long at) {
        ArchiveSink.requireValue(value);
        long[] offsets = layout().resolverOffsets;
        for (int i = 0; i < offsets.length; i++) {
            serializeField(fields.get(i), value, out, resolver, at + offsets[i]);
        }
    }

    private static <T, F> void serializeField(
            StructField<? super T, F, ?> field,
            T value,
            ArchiveSink out,
            MemorySegment resolver,
            long at) {
        try {
            field.type().serialize(field.valueOf(value), out, resolver, at);
        } catch (ArchivePathException failure) {
            throw failure.within("." + field.name());
        }
    }

    @Override
    public void resolve(T value, ArchiveSink out, long place, MemorySegment resolver, long at) {
        long[] offsets = layout().offsets;
        long[] resolverOffsets = layout().resolverOffsets;
        for (int i = 0; i < offsets.length; i++) {
            resolveField(
                    fields.get(i),
                    value,
                    out,
                    place + offsets[i],
                    resolver,
                    at + resolverOffsets[i]);
        }
    }

    private static <T, F> void resolveField(
            StructField<? super T, F, ?> field,
            T value,
            ArchiveSink out,
            long place,
            MemorySegment resolver,
            long at) {
        try {
            field.type().resolve(field.valueOf(value), out, place, resolver, at);
        } catch (ArchivePathException failure) {
            throw failure.within("." + field.name());
        }
    }

    @Override
    public void check(ArchiveChecker checker, long place) {
        long[] offsets = layout().offsets;
        for (int i = 0; i < offsets.length; i++) {
            fields.get(i).type().check(checker, place + offsets[i]);
        }
    }

    @Override
    public String path(MemorySegment archive, long place, long byteOffset) {
        long[] offsets = layout().offsets;
        for (int i = offsets.length - 1; i >= 0; i--) {
            long field = place + offsets[i];
            if (byteOffset >= field) {
                ArchiveType<?, ?> type = fields.get(i).type();
                return "." + fields.get(i).name() + type.path(archive, field, byteOffset);
            }
        }
        return "";
    }

    @Override
    public ArchivedStruct view(MemorySegment archive, long place) {
        return new ArchivedStruct(this, archive, place);
    }

    /// @throws ArchiveReadException if a field cannot be read, or the maker of structs throws
    @Override
    public T read(MemorySegment archive, long place) {
        long[] offsets = layout().offsets;
        List<Object> values = new ArrayList<>(offsets.length);
        int next = 0;
        try {
            for (; next < offsets.length; next++) {
                values.add(fields.get(next).type().read(archive, place + offsets[next]));
            }
        } catch (ArchiveReadException failure) {
            throw failure.within("." + fields.get(next).name());
        }
        return make(values);
    }

    /// Returns these structs with a check that also makes each of them: if the maker throws, the
    /// archive is refused. As [AdaptedType#validated()] in every other respect.
    public AdaptedType<T, T, ArchivedStruct> validated() {
        return new Adaptation<>(this, Function.<T>identity(), Function.<T>identity()).validated();
    }

    @Override
    public boolean accepts(MemorySegment archive, long place) {
        long[] offsets = layout().offsets;
        boolean accepted = true;
        for (int i = 0; i < offsets.length && accepted; i++) {
            accepted = fields.get(i).type().accepts(archive, place + offsets[i]);
        }
        return accepted;
    }

    /// Whether any bytes are valid for all fields.
    @Override
    public boolean acceptsAnyBytes() {
        return layout().acceptsAnyBytes;
    }

    @Override
    public void describe(TypeDescriber describer) {
        describer.struct(name, describedFields(), List.of(describedMaker()));
    }

    @Override
    public Optional<ArchiveKey<T>> key() {
        List<StructKey.Part<T, ?>> parts = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            Optional<StructKey.Part<T, ?>> part = part(i, fields.get(i));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(new StructKey<>(parts));
    }

    private <F> Optional<StructKey.Part<T, ?>> part(int index, StructField<? super T, F, ?> field) {
        return field.type()
                .key()
                .map(key -> new StructKey.Part<>(key, field::valueOf, () -> fieldOffset(index)));
    }
}
