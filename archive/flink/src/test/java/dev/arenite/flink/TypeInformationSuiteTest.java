package dev.arenite.flink;

import dev.arenite.flink.Records.Numbers;
import dev.arenite.flink.Records.Order;
import dev.arenite.flink.Records.Shape;

import org.apache.flink.api.common.typeutils.TypeInformationTestBase;

/// Flink's own tests of types.
final class TypeInformationSuiteTest extends TypeInformationTestBase<DerivedTypeInfo<?>> {

    @Override
    protected DerivedTypeInfo<?>[] getTestData() {
        return new DerivedTypeInfo<?>[] {
            ArchiveTypeInfo.of(Order.class),
            ArchiveTypeInfo.of(Order.class).checked(),
            ArchiveTypeInfo.of(Numbers.class),
            ArchiveTypeInfo.of(Shape.class),
            ViewTypeInfo.of(ArchivedOrder.class),
            ViewTypeInfo.of(ArchivedOrder.class).checked(),
            ViewTypeInfo.of(ArchivedShape.class),
        };
    }
}
