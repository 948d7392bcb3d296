package dev.arenite.comparison.log;

import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.data.ArchivedAddress;
import dev.arenite.bench.data.ArchivedLog;
import dev.arenite.bench.data.ArchivedLogs;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.UpdatingContender;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;

/// Derived types.
final class AreniteLogs extends AreniteContender<Logs, ArchivedLogs>
        implements UpdatingContender<Logs> {

    AreniteLogs(DataSet<Logs> dataSet, boolean isChecked) {
        super(dataSet, ArchivedLogs.TYPE, isChecked);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedLog> logs = view(slot).logs();
        return logs.get(logs.size() / 2).size();
    }

    @Override
    public void update(int slot) {
        ArchivedList<ArchivedLog> logs = view(slot).logs();
        Objects.requireNonNull(logs.archive());
        int count = Math.toIntExact(logs.size());
        for (int i = 0; i < count; i++) {
            ArchivedLog log = logs.get(i);
            new ArchivedLog.Mutable(log.archive(), log.place()).size(log.size() + 1);
        }
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedLog> logs = view(slot).logs();
        Objects.requireNonNull(logs.archive());
        int count = Math.toIntExact(logs.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sumOf(logs.get(i));
        }
        return sum;
    }

    /// Returns the sum of the leaves of a line.
    static long sumOf(ArchivedLog log) {
        ArchivedAddress address = log.address();
        long sum = log.size() + Short.toUnsignedInt(log.code());
        sum += (address.x0() & 0xFF) + (address.x1() & 0xFF);
        sum += (address.x2() & 0xFF) + (address.x3() & 0xFF);
        sum += leaf(log.identity()) + leaf(log.userid());
        return sum + leaf(log.date()) + leaf(log.request());
    }
}
