package dev.arenite.comparison.log;

import dev.arenite.archive.ArchivedList;
import dev.arenite.bench.archive.ArchivedLog;
import dev.arenite.bench.archive.DataSetTypes;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AreniteContender;

import java.util.Objects;

/// A type that is written by hand.
final class AreniteLogsByHand extends AreniteContender<Logs, ArchivedList<ArchivedLog>> {

    AreniteLogsByHand(DataSet<Logs> dataSet) {
        super(dataSet, DataSetTypes.LOGS, false);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedLog> logs = view(slot);
        return logs.get(logs.size() / 2).size();
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedLog> logs = view(slot);
        Objects.requireNonNull(logs.archive());
        int count = Math.toIntExact(logs.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedLog log = logs.get(i);
            int address = log.address();
            sum += (address & 0xFF) + (address >> 8 & 0xFF);
            sum += (address >> 16 & 0xFF) + (address >>> 24);
            sum += Short.toUnsignedInt(log.code()) + log.size();
            sum += leaf(log.identity()) + leaf(log.userid());
            sum += leaf(log.date()) + leaf(log.request());
        }
        return sum;
    }
}
