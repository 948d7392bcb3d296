package dev.arenite.archive.file;

/// Room on the stack, for steps that must not be left in the middle.
///
/// SAFETY: the virtual machine may end the stack at any call. The platform keeps the scope of
/// memory open while it writes the memory. A stack that ended within that call could keep it from
/// letting go, and the arena of the memory could never be closed. So the room is asked for before.
public final class StackRoom {

    /// Many more than the platform takes for a call, as they are small.
    private static final int FRAMES_OF_THE_PLATFORM = 1000;

    private StackRoom() {}

    /// Throws [StackOverflowError] unless the stack has room for a call of the platform.
    public static void requireForPlatform() {
        require(FRAMES_OF_THE_PLATFORM);
    }

    /// Not a loop: each call takes a frame. The result keeps it from being compiled to one.
    private static int require(int frames) {
        return frames == 0 ? 0 : require(frames - 1) + 1;
    }
}
