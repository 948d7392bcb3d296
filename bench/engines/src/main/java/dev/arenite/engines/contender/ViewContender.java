package dev.arenite.engines.contender;

import dev.arenite.archive.derive.DerivedView;
import dev.arenite.engines.record.Row;
import dev.arenite.flink.ViewBuilder;
import dev.arenite.flink.ViewTypeInfo;

import org.apache.flink.api.common.typeinfo.TypeInformation;

import java.io.IOException;

/// Archives as views: built from the record at the source, and read field by field.
///
/// @param <R> the record
/// @param <V> its view
abstract class ViewContender<R extends Row, V extends DerivedView<R>>
        implements Contender<R, R, V> {

    private final Class<V> views;
    private final ViewBuilder<R, V> builder;

    ViewContender(Class<V> views) {
        this.views = views;
        builder = ViewBuilder.of(views);
    }

    @Override
    public final R value(R record) {
        return record;
    }

    @Override
    public final V element(R value) throws IOException {
        return builder.map(value);
    }

    @Override
    public final TypeInformation<V> type() {
        return ViewTypeInfo.of(views);
    }
}
