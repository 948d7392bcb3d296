package dev.arenite.comparison.peer;

import java.io.InputStream;

/// Reads arrays. Unlike the JDK's stream it takes the next array, and takes no lock. Belongs to one
/// thread.
public final class ArrayInput extends InputStream {

    private byte[] array = new byte[0];
    private int position;
    private int end;

    /// Goes to the start of an array.
    ///
    /// @param byteSize the number of bytes that there are
    public void reset(byte[] next, int byteSize) {
        array = next;
        position = 0;
        end = byteSize;
    }

    @Override
    public int read() {
        if (position == end) {
            return -1;
        }
        return array[position++] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int start, int count) {
        int left = end - position;
        if (left == 0 && count > 0) {
            return -1;
        }
        int read = Math.min(count, left);
        System.arraycopy(array, position, bytes, start, read);
        position += read;
        return read;
    }
}
