package dev.arenite.flink;

import org.apache.flink.FlinkVersion;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerConditions;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerUpgradeTestBase;
import org.assertj.core.api.Condition;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Flink's own tests of upgrades, over stored snapshots. A snapshot that is not stored yet is made
/// by the first run, to be kept with the sources.
final class AccountUpgradeTest extends TypeSerializerUpgradeTestBase<Object, Object> {

    @Override
    public Collection<FlinkVersion> getMigrationVersions() {
        return List.of(FlinkVersion.v2_3);
    }

    @Override
    @SuppressWarnings("unchecked") // The specifications know their types.
    public Collection<TestSpecification<?, ?>> createTestSpecifications(FlinkVersion version)
            throws Exception {
        List<TestSpecification<?, ?>> specifications =
                List.of(
                        new TestSpecification<>("account", version, Same.class, IsSame.class),
                        new TestSpecification<>(
                                "account-before", version, Older.class, IsOlder.class),
                        new TestSpecification<>(
                                "account-other", version, Other.class, IsOther.class));
        for (TestSpecification<?, ?> specification : specifications) {
            String name = specification.toString().replaceAll(" / ", "-");
            if (!Files.exists(Path.of("src/test/resources", name))) {
                generateTestSetupFiles((TestSpecification<Object, Object>) specification);
            }
        }
        return specifications;
    }

    /// A serializer before the upgrade.
    public abstract static class Prior implements PreUpgradeSetup<Object> {

        private final UpgradeCase theCase;

        /// Makes a setup.
        public Prior(UpgradeCase theCase) {
            this.theCase = theCase;
        }

        @Override
        public TypeSerializer<Object> createPriorSerializer() {
            return theCase.prior();
        }

        @Override
        public Object createTestData() {
            return theCase.written();
        }
    }

    /// The serializer after the upgrade.
    public abstract static class Upgrade implements UpgradeVerifier<Object> {

        private final UpgradeCase theCase;
        private final Condition<TypeSerializerSchemaCompatibility<Object>> compatibility;

        /// Makes a verifier.
        public Upgrade(
                UpgradeCase theCase,
                Condition<TypeSerializerSchemaCompatibility<Object>> compatibility) {
            this.theCase = theCase;
            this.compatibility = compatibility;
        }

        @Override
        public TypeSerializer<Object> createUpgradedSerializer() {
            return UpgradeCase.upgraded();
        }

        @Override
        public Condition<Object> testDataCondition() {
            return new Condition<>(theCase.expected()::equals, "is %s", theCase.expected());
        }

        @Override
        public Condition<TypeSerializerSchemaCompatibility<Object>> schemaCompatibilityCondition(
                FlinkVersion version) {
            return compatibility;
        }
    }

    /// Before [UpgradeCase#SAME].
    public static final class Same extends Prior {
        /// For the suite.
        public Same() {
            super(UpgradeCase.SAME);
        }
    }

    /// After [UpgradeCase#SAME].
    public static final class IsSame extends Upgrade {
        /// For the suite.
        public IsSame() {
            super(UpgradeCase.SAME, TypeSerializerConditions.isCompatibleAsIs());
        }
    }

    /// Before [UpgradeCase#OLDER].
    public static final class Older extends Prior {
        /// For the suite.
        public Older() {
            super(UpgradeCase.OLDER);
        }
    }

    /// After [UpgradeCase#OLDER].
    public static final class IsOlder extends Upgrade {
        /// For the suite.
        public IsOlder() {
            super(UpgradeCase.OLDER, TypeSerializerConditions.isCompatibleAfterMigration());
        }
    }

    /// Before [UpgradeCase#OTHER].
    public static final class Other extends Prior {
        /// For the suite.
        public Other() {
            super(UpgradeCase.OTHER);
        }
    }

    /// After [UpgradeCase#OTHER].
    public static final class IsOther extends Upgrade {
        /// For the suite.
        public IsOther() {
            super(UpgradeCase.OTHER, TypeSerializerConditions.isIncompatible());
        }
    }
}
