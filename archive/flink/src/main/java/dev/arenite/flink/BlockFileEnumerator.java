package dev.arenite.flink;

import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;

import java.util.List;

/// Cuts files into splits of a size, so that several readers read one file. A block belongs to the
/// split in which it begins ([BlockFileFormat]).
public final class BlockFileEnumerator extends NonSplittingRecursiveEnumerator {

    private final long splitBytes;

    /// Makes an enumerator.
    ///
    /// @param splitBytes the size of a split in bytes, but for the last one of a file
    /// @throws IllegalArgumentException if it is not positive
    public BlockFileEnumerator(long splitBytes) {
        if (splitBytes <= 0) {
            throw new IllegalArgumentException(
                    "splitBytes must be positive: splitBytes=" + splitBytes);
        }
        this.splitBytes = splitBytes;
    }

    @Override
    protected void convertToSourceSplits(
            FileStatus file, FileSystem fileSystem, List<FileSourceSplit> target) {
        for (long offset = 0; offset < file.getLen(); offset += splitBytes) {
            target.add(
                    new FileSourceSplit(
                            getNextId(),
                            file.getPath(),
                            offset,
                            Math.min(splitBytes, file.getLen() - offset),
                            file.getModificationTime(),
                            file.getLen()));
        }
    }
}
