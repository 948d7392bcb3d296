package dev.arenite.comparison.peer;

import io.activej.codegen.expression.Expression;
import io.activej.codegen.expression.Expressions;
import io.activej.codegen.expression.Variable;
import io.activej.serializer.CompatibilityLevel;
import io.activej.serializer.def.AbstractSerializerDef;
import io.activej.serializer.def.SerializerDef;
import io.activej.serializer.def.SerializerDefWithNullable;
import io.activej.serializer.def.SerializerDefs;

import java.util.Optional;

/// What ActiveJ generates for an [Optional], as it does for what may be null.
final class ActivejOptional extends AbstractSerializerDef {

    private final SerializerDef nullable;

    ActivejOptional(SerializerDef value) {
        nullable =
                value instanceof SerializerDefWithNullable able
                        ? able.ensureNullable(CompatibilityLevel.LEVEL_4)
                        : SerializerDefs.ofNullable(value);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(nullable);
    }

    @Override
    public Class<?> getEncodeType() {
        return Optional.class;
    }

    @Override
    public boolean isInline(int version, CompatibilityLevel level) {
        return nullable.isInline(version, level);
    }

    @Override
    public Expression encode(
            StaticEncoders encoders,
            Expression buffer,
            Variable position,
            Expression value,
            int version,
            CompatibilityLevel level) {
        Expression content = Expressions.call(value, "orElse", Expressions.nullRef(Object.class));
        return Expressions.let(
                Expressions.cast(content, nullable.getEncodeType()),
                each ->
                        nullable.defineEncoder(encoders, version, level)
                                .encode(buffer, position, each));
    }

    @Override
    public Expression decode(
            StaticDecoders decoders, Expression in, int version, CompatibilityLevel level) {
        Expression content = nullable.defineDecoder(decoders, version, level).decode(in);
        return Expressions.staticCall(
                Optional.class, "ofNullable", Expressions.cast(content, Object.class));
    }
}
