package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.SbeContender;
import dev.arenite.schemas.sbe.log.AddressBytesDecoder;
import dev.arenite.schemas.sbe.log.LogsMessageDecoder;
import dev.arenite.schemas.sbe.log.LogsMessageEncoder;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.util.ArrayList;
import java.util.List;

/// Generated flyweights, text as UTF-8. Lines are read forward only: the one in the middle is found
/// by skipping those before it.
final class SbeLogs extends SbeContender<Logs> {

    private final LogsMessageEncoder encoder = new LogsMessageEncoder();
    private final LogsMessageDecoder decoder = new LogsMessageDecoder();

    SbeLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected int encode(MutableDirectBuffer buffer, Logs logs) {
        LogsMessageEncoder.LinesEncoder lines =
                encoder.wrap(buffer, 0).linesCount(logs.logs().size());
        for (Log log : logs.logs()) {
            put(lines, log);
        }
        return encoder.encodedLength();
    }

    /// Writes the next line.
    static void put(LogsMessageEncoder.LinesEncoder lines, Log log) {
        Address address = log.address();
        lines.next()
                .address()
                .x0((short) (address.x0() & 0xFF))
                .x1((short) (address.x1() & 0xFF))
                .x2((short) (address.x2() & 0xFF))
                .x3((short) (address.x3() & 0xFF));
        lines.code(Short.toUnsignedInt(log.code()))
                .size(log.size())
                .identity(log.identity())
                .userid(log.userid())
                .date(log.date())
                .request(log.request());
    }

    private LogsMessageDecoder.LinesDecoder lines(int slot) {
        return decoder.wrap(buffer(slot), 0, LogsMessageDecoder.BLOCK_LENGTH, 0).lines();
    }

    @Override
    public long field(int slot) {
        LogsMessageDecoder.LinesDecoder lines = lines(slot);
        for (int before = lines.count() / 2; before > 0; before--) {
            lines.next().sbeSkip();
        }
        return lines.next().size();
    }

    @Override
    public void update(int slot) {
        LogsMessageDecoder.LinesDecoder lines = lines(slot);
        LogsMessageEncoder.LinesEncoder changed =
                encoder.wrap(buffer(slot), 0).linesCount(lines.count());
        while (lines.hasNext()) {
            changed.next().size(lines.next().size() + 1);
            lines.sbeSkip();
            encoder.limit(decoder.limit());
        }
    }

    @Override
    public long checksum(int slot) {
        LogsMessageDecoder.LinesDecoder lines = lines(slot);
        long sum = 0;
        while (lines.hasNext()) {
            sum += sumOfNext(lines, text);
        }
        return sum;
    }

    /// Returns the sum of the leaves of the next line.
    ///
    /// @param text is laid upon each text
    static long sumOfNext(LogsMessageDecoder.LinesDecoder lines, DirectBuffer text) {
        AddressBytesDecoder address = lines.next().address();
        long sum = lines.size() + lines.code();
        sum += address.x0() + address.x1() + address.x2() + address.x3();
        lines.wrapIdentity(text);
        sum += leaf(text);
        lines.wrapUserid(text);
        sum += leaf(text);
        lines.wrapDate(text);
        sum += leaf(text);
        lines.wrapRequest(text);
        return sum + leaf(text);
    }

    @Override
    public Logs decode(int slot) {
        LogsMessageDecoder.LinesDecoder lines = lines(slot);
        List<Log> logs = new ArrayList<>(lines.count());
        while (lines.hasNext()) {
            logs.add(next(lines));
        }
        return new Logs(logs);
    }

    /// Returns the next line.
    static Log next(LogsMessageDecoder.LinesDecoder lines) {
        lines.next();
        Address address = address(lines.address());
        short code = (short) lines.code();
        long size = lines.size();
        return new Log(
                address,
                lines.identity(),
                lines.userid(),
                lines.date(),
                lines.request(),
                code,
                size);
    }

    private static Address address(AddressBytesDecoder address) {
        return new Address(
                (byte) address.x0(), (byte) address.x1(), (byte) address.x2(), (byte) address.x3());
    }
}
