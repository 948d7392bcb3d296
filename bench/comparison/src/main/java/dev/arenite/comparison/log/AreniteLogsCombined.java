package dev.arenite.comparison.log;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AreniteContender;

/// A type that is combined at run time: views find their fields at run time, and box numbers.
final class AreniteLogsCombined extends AreniteContender<Logs, ArchivedStruct> {

    AreniteLogsCombined(DataSet<Logs> dataSet) {
        super(dataSet, CombinedLogs.LOGS_TYPE, false);
    }

    private ArchivedList<ArchivedStruct> logs(int slot) {
        return view(slot).get(CombinedLogs.LOGS);
    }

    @Override
    public long field(int slot) {
        ArchivedList<ArchivedStruct> logs = logs(slot);
        return logs.get(logs.size() / 2).get(CombinedLogs.SIZE);
    }

    @Override
    public long checksum(int slot) {
        ArchivedList<ArchivedStruct> logs = logs(slot);
        int count = Math.toIntExact(logs.size());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            ArchivedStruct log = logs.get(i);
            ArchivedStruct address = log.get(CombinedLogs.ADDRESS);
            sum += (address.get(CombinedLogs.X0) & 0xFF) + (address.get(CombinedLogs.X1) & 0xFF);
            sum += (address.get(CombinedLogs.X2) & 0xFF) + (address.get(CombinedLogs.X3) & 0xFF);
            sum += Short.toUnsignedInt(log.get(CombinedLogs.CODE)) + log.get(CombinedLogs.SIZE);
            sum += leaf(log.get(CombinedLogs.IDENTITY)) + leaf(log.get(CombinedLogs.USERID));
            sum += leaf(log.get(CombinedLogs.DATE)) + leaf(log.get(CombinedLogs.REQUEST));
        }
        return sum;
    }
}
