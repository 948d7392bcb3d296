package dev.arenite.comparison.peer;

import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.WholeContender;

import io.activej.serializer.BinarySerializer;
import io.activej.serializer.SerializerFactory;
import io.activej.serializer.def.SerializerDef;
import io.activej.serializer.def.impl.ClassSerializerDef;
import io.activej.types.scanner.TypeScannerRegistry;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// ActiveJ's serializers over arrays, generated at run time from records. It asks for an annotation
/// on each of them, so its factory is told what that annotation means, and what an [Optional] is.
/// Needs no flag. SLF4J prints that it has no provider.
///
/// @param <V> the values
public final class ActivejContender<V> extends WholeContender<V> {

    private final BinarySerializer<V> serializer;
    private final List<byte[]> buffers = new ArrayList<>();
    private final int[] byteSizes;

    /// Generates the code, and makes the buffers.
    public ActivejContender(DataSet<V> dataSet, Class<V> type) {
        super(dataSet);
        serializer =
                SerializerFactory.builder()
                        .with(Record.class, ActivejContender::ofRecord)
                        .with(Optional.class, ctx -> new ActivejOptional(ctx.scanTypeArgument(0)))
                        .build()
                        .create(type);
        byteSizes = new int[dataSet.values().size()];
        for (int slot = 0; slot < byteSizes.length; slot++) {
            buffers.add(new byte[dataSet.bufferBytes()]);
        }
    }

    private static SerializerDef ofRecord(TypeScannerRegistry.Context<SerializerDef> context) {
        Class<?> type = context.getRawType();
        RecordComponent[] components = type.getRecordComponents();
        ClassSerializerDef.Builder builder = ClassSerializerDef.builder(type);
        for (RecordComponent component : components) {
            builder.withPropertyDef(
                    new ClassSerializerDef.PropertyDef(
                            component.getAccessor(),
                            context.scan(component.getAnnotatedType()),
                            component.getName()));
        }
        return builder.withConstructor(
                        type.getConstructors()[0],
                        Arrays.stream(components).map(RecordComponent::getName).toList())
                .build();
    }

    @Override
    public int encode(int slot, V value) {
        byteSizes[slot] = serializer.encode(buffers.get(slot), 0, value);
        return byteSizes[slot];
    }

    @Override
    public V decode(int slot) {
        return serializer.decode(buffers.get(slot), 0);
    }

    @Override
    public byte[] toArray(int slot, V value) {
        encode(slot, value);
        return bytes(slot);
    }

    @Override
    public byte[] bytes(int slot) {
        return Arrays.copyOf(buffers.get(slot), byteSizes[slot]);
    }
}
