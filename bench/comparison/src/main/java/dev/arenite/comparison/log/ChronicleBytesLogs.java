package dev.arenite.comparison.log;

import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.peer.ChronicleBytesContender;

import net.openhft.chronicle.bytes.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// By hand: numbers first, then text as UTF-8, so a line can be passed over without a string.
final class ChronicleBytesLogs extends ChronicleBytesContender<Logs> {

    private static final int ADDRESS_BYTES = 4;

    ChronicleBytesLogs(DataSet<Logs> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(Bytes<?> bytes, Logs logs) {
        bytes.writeInt(logs.logs().size());
        for (Log log : logs.logs()) {
            Address address = log.address();
            bytes.writeByte(address.x0());
            bytes.writeByte(address.x1());
            bytes.writeByte(address.x2());
            bytes.writeByte(address.x3());
            bytes.writeShort(log.code());
            bytes.writeLong(log.size());
            bytes.writeUtf8(log.identity());
            bytes.writeUtf8(log.userid());
            bytes.writeUtf8(log.date());
            bytes.writeUtf8(log.request());
        }
    }

    /// Passes over the text of a line.
    private static void skipTexts(Bytes<?> bytes) {
        for (int text = 0; text < 4; text++) {
            bytes.readSkip(bytes.readStopBit());
        }
    }

    @Override
    public long field(int slot) {
        Bytes<?> bytes = start(slot);
        for (int before = bytes.readInt() / 2; before > 0; before--) {
            bytes.readSkip(ADDRESS_BYTES + Short.BYTES + Long.BYTES);
            skipTexts(bytes);
        }
        bytes.readSkip(ADDRESS_BYTES + Short.BYTES);
        return bytes.readLong();
    }

    @Override
    public void update(int slot) {
        Bytes<?> bytes = start(slot);
        for (int left = bytes.readInt(); left > 0; left--) {
            bytes.readSkip(ADDRESS_BYTES + Short.BYTES);
            long position = bytes.readPosition();
            bytes.writeLong(position, bytes.readLong() + 1);
            skipTexts(bytes);
        }
    }

    @Override
    public long checksum(int slot) {
        Bytes<?> bytes = start(slot);
        long sum = 0;
        for (int left = bytes.readInt(); left > 0; left--) {
            for (int i = 0; i < ADDRESS_BYTES; i++) {
                sum += bytes.readUnsignedByte();
            }
            sum += bytes.readUnsignedShort() + bytes.readLong();
            for (int text = 0; text < 4; text++) {
                sum += leaf(bytes);
            }
        }
        return sum;
    }

    private static long leaf(Bytes<?> bytes) {
        long length = bytes.readStopBit();
        long leaf = length == 0 ? 0 : Text.leaf(bytes.peekUnsignedByte());
        bytes.readSkip(length);
        return leaf;
    }

    @Override
    public Logs decode(int slot) {
        Bytes<?> bytes = start(slot);
        int count = bytes.readInt();
        List<Log> logs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Address address =
                    new Address(
                            bytes.readByte(), bytes.readByte(), bytes.readByte(), bytes.readByte());
            short code = bytes.readShort();
            long size = bytes.readLong();
            logs.add(
                    new Log(
                            address,
                            text(bytes),
                            text(bytes),
                            text(bytes),
                            text(bytes),
                            code,
                            size));
        }
        return new Logs(logs);
    }

    /// Reads a text, none of which is absent here.
    private static String text(Bytes<?> bytes) {
        return Objects.requireNonNull(bytes.readUtf8());
    }
}
