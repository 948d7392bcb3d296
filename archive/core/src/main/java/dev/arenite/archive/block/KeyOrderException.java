package dev.arenite.archive.block;

/// A value has a key that does not lie behind the key of the value before it. The writer is as
/// before the value.
public final class KeyOrderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final int MAX_TEXT = 200;

    private final String previousKey;
    private final String key;
    private final long item;

    KeyOrderException(Object previousKey, Object key, long item) {
        this(text(previousKey), text(key), item);
    }

    private KeyOrderException(String previousKey, String key, long item) {
        super(
                "keys must be in ascending order: previous="
                        + previousKey
                        + " key="
                        + key
                        + " item="
                        + item);
        this.previousKey = previousKey;
        this.key = key;
        this.item = item;
    }

    private static String text(Object key) {
        String text = key.toString();
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }

    /// Returns the key of the value before, as text of at most about 200 characters.
    public String previousKey() {
        return previousKey;
    }

    /// Returns the key of the value, as text of at most about 200 characters.
    public String key() {
        return key;
    }

    /// Returns the index that the value would have had in the file.
    public long item() {
        return item;
    }
}
