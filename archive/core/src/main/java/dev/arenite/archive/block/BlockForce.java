package dev.arenite.archive.block;

/// The moments at which a writer of a block file has the system put bytes on the device.
///
/// What has been forced outlasts a failure of the machine; what has not may be lost in any part. A
/// process that dies loses nothing that it has written, forced or not. Whatever is lost, a reader
/// notices it.
public enum BlockForce {

    /// Never: the system writes when it likes. For files that can be made again.
    NEVER,

    /// All blocks when the file is finished, then its index and its name.
    AT_FINISH,

    /// Each block as well, as soon as it is written. For files that are appended to in place: what
    /// was complete when the machine failed can be recovered.
    EACH_BLOCK
}
