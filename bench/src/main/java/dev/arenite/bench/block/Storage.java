package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import java.nio.file.Path;
import java.util.List;

/// A storage of classes by their names, which is built once and then only read. What is wrong in
/// it or with it is any exception.
interface Storage {

    /// Writes classes to a folder, and puts them on the device.
    ///
    /// @param folder  an empty folder
    /// @param classes in the ascending order of their names
    void build(Path folder, List<ClassRecord> classes) throws Exception;

    /// Opens what was built.
    Reader open(Path folder) throws Exception;

    /// Reads a storage, by one thread. Classes are told by their digests ([ClassIndex]).
    interface Reader extends AutoCloseable {

        /// Returned if there is no class of a name.
        long MISSING = -1;

        /// Returns the digest of the class with a name, or [#MISSING].
        long find(String name) throws Exception;

        /// Returns the sum of the digests of classes that follow one another.
        ///
        /// @param from  the least name
        /// @param count the number of classes, unless there are less
        long range(String from, int count) throws Exception;

        /// Returns the sum of the digests of all classes.
        long scan() throws Exception;

        @Override
        void close();
    }
}
