package dev.arenite.archive.file;

/// Room on the stack, for steps that must not be left in the middle.
///
/// SAFETY: the virtual machine may end the stack at any call. The platform keeps the scope of
/// memory open while it writes the memory. A stack that ended within that call could keep it from
/// letting go, and the arena of the memory could never be closed. To give scratch memory back after
/// an exception takes more stack than to push it, as an exception leaves compiled code. So the room
/// is asked for before.
public final class StackRoom {

    /// Many more than the platform takes for a call, as they are small.
    private static final int FRAMES_OF_THE_PLATFORM = 1000;

    /// Many more than giving back takes: these are compiled, and those may not be.
    private static final int FRAMES_OF_GIVING_BACK = 100;

    private StackRoom() {}

    /// Throws [StackOverflowError] unless the stack has room for a call of the platform.
    public static void requireForPlatform() {
        require(FRAMES_OF_THE_PLATFORM);
    }

    /// Throws [StackOverflowError] unless the stack has room to give memory back.
    public static void requireForGivingBack() {
        require(FRAMES_OF_GIVING_BACK);
    }

    /// Not a loop: each call takes a frame. The result keeps it from being compiled to one.
    private static int require(int frames) {
        return frames == 0 ? 0 : require(frames - 1) + 1;
    }
}
