package dev.arenite.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// Reads the first batch of each split, and the others when a checkpoint has been completed since,
/// as [FailingMap] notes it: so a job does not come to its end without checkpoints. It is the
/// thread that reads files that waits, not the one that checkpoints. Where the job is down nobody
/// waits, as tasks that end wait for their readers.
final class WaitingFormat<E> implements BulkFormat<E, FileSourceSplit> {

    private static final long serialVersionUID = 1;

    private final BulkFormat<E, FileSourceSplit> format;

    WaitingFormat(BulkFormat<E, FileSourceSplit> format) {
        this.format = format;
    }

    @Override
    public Reader<E> createReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        return new WaitingReader<>(format.createReader(configuration, split));
    }

    @Override
    public Reader<E> restoreReader(Configuration configuration, FileSourceSplit split)
            throws IOException {
        return new WaitingReader<>(format.restoreReader(configuration, split));
    }

    @Override
    public boolean isSplittable() {
        return format.isSplittable();
    }

    @Override
    public TypeInformation<E> getProducedType() {
        return format.getProducedType();
    }

    private static final class WaitingReader<E> implements Reader<E> {

        private final Reader<E> reader;

        private final int completed = FailingMap.completed();
        private boolean hasRead;

        WaitingReader(Reader<E> reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable RecordIterator<E> readBatch() throws IOException {
            if (hasRead) {
                FailingMap.await(() -> FailingMap.completed() > completed || FailingMap.isDown());
            }
            hasRead = true;
            return reader.readBatch();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
