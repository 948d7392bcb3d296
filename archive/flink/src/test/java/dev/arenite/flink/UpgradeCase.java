package dev.arenite.flink;

import dev.arenite.flink.Evolved.Account;
import dev.arenite.flink.Evolved.AccountBefore;
import dev.arenite.flink.Evolved.AccountOfOtherKind;

import org.apache.flink.api.common.typeutils.TypeSerializer;

import java.util.Optional;

/// What was written before an upgrade of [Account], and what is read after it. Public, as Flink's
/// suite calls it from classes of other loaders.
public final class UpgradeCase {

    /// By the record of today.
    public static final UpgradeCase SAME =
            new UpgradeCase(
                    ArchiveSerializer.of(Account.class),
                    new Account(7, "Ada Lovelace", Optional.of("GB1")),
                    new Account(7, "Ada Lovelace", Optional.of("GB1")));

    /// By the record as it was.
    public static final UpgradeCase OLDER =
            new UpgradeCase(
                    new RenamedSerializer<>(
                            ArchiveSerializer.of(AccountBefore.class), Account.class),
                    new AccountBefore(7, "Ada Lovelace"),
                    new Account(7, "Ada Lovelace", Optional.empty()));

    /// By a record that today's cannot have been.
    public static final UpgradeCase OTHER =
            new UpgradeCase(
                    new RenamedSerializer<>(
                            ArchiveSerializer.of(AccountOfOtherKind.class), Account.class),
                    new AccountOfOtherKind("7", "Ada Lovelace"),
                    "nothing");

    private final TypeSerializer<?> prior;
    private final Object written;
    private final Object expected;

    private <T> UpgradeCase(TypeSerializer<T> prior, T written, Object expected) {
        this.prior = prior;
        this.written = written;
        this.expected = expected;
    }

    /// Returns the serializer before the upgrade.
    @SuppressWarnings("unchecked") // It is given what is written.
    public TypeSerializer<Object> prior() {
        return (TypeSerializer<Object>) prior.duplicate();
    }

    /// Returns the value that was written.
    public Object written() {
        return written;
    }

    /// Returns the value that is read.
    public Object expected() {
        return expected;
    }

    /// Returns the serializer after the upgrade.
    @SuppressWarnings("unchecked") // The suite knows objects only.
    public static TypeSerializer<Object> upgraded() {
        TypeSerializer<?> upgraded = ArchiveSerializer.of(Account.class);
        return (TypeSerializer<Object>) upgraded;
    }
}
