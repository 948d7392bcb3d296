package dev.arenite.comparison.peer;

import java.io.OutputStream;

/// Writes into arrays. Unlike the JDK's stream it takes the array, takes no lock, and does not
/// grow: an array that is too small is an `IndexOutOfBoundsException`. Belongs to one thread.
public final class ArrayOutput extends OutputStream {

    private byte[] array = new byte[0];
    private int position;

    /// Goes to the start of an array.
    public void reset(byte[] next) {
        array = next;
        position = 0;
    }

    /// Returns the number of bytes since the start of the array.
    public int position() {
        return position;
    }

    /// Goes back to a position.
    public void position(int earlier) {
        position = earlier;
    }

    @Override
    public void write(int value) {
        array[position] = (byte) value;
        position++;
    }

    @Override
    public void write(byte[] bytes, int start, int count) {
        System.arraycopy(bytes, start, array, position, count);
        position += count;
    }
}
