package dev.arenite.archive.file;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of the machine, reached through a provider at which every call that may fail can be
/// made to: each asks [#next] first.
public final class FaultyFiles extends FileSystemProvider {

    /// What happens at a call.
    public interface Fault {

        /// Happens before a call.
        ///
        /// @param number the number of the call, counted from 0
        /// @param call   its name
        void at(int number, String call) throws IOException;
    }

    private final FileSystemProvider real = Path.of("").getFileSystem().provider();
    private final List<FileChannel> opened = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Fault fault = (number, call) -> {};

    /// The most bytes that a channel takes at once.
    int bytesPerWrite = Integer.MAX_VALUE;

    /// Returns a path whose files are reached through this provider.
    public Path path(Path path) {
        return new FaultyPath(this, path);
    }

    /// Sets what happens at calls from now on, and counts them from 0.
    public void setFault(Fault fault) {
        this.fault = fault;
        calls.clear();
    }

    /// Sets the most bytes that a channel takes at once.
    public void setBytesPerWrite(int bytes) {
        this.bytesPerWrite = bytes;
    }

    /// Returns the names of the calls since the fault was set.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /// Returns how many channels are open.
    public long openChannels() {
        return opened.stream().filter(FileChannel::isOpen).count();
    }

    void next(String call) throws IOException {
        calls.add(call);
        fault.at(calls.size() - 1, call);
    }

    private static Path real(Path path) {
        return path instanceof FaultyPath faulty ? faulty.real() : path;
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        next("open");
        FileChannel channel = FileChannel.open(real(path), options, attributes);
        opened.add(channel);
        return new FaultyChannel(this, channel);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        next("move");
        Files.move(real(source), real(target), options);
    }

    @Override
    public void delete(Path path) throws IOException {
        next("delete");
        Files.delete(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        next("store");
        return Files.getFileStore(real(path));
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw unexpected("newFileSystem");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw unexpected("getFileSystem");
    }

    @Override
    public Path getPath(URI uri) {
        throw unexpected("getPath");
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
        throw unexpected("newByteChannel");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path path, DirectoryStream.Filter<? super Path> filter) {
        throw unexpected("newDirectoryStream");
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) {
        throw unexpected("createDirectory");
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw unexpected("copy");
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return Files.isSameFile(real(path), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), names, options);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options)
            throws IOException {
        Files.setAttribute(real(path), name, value, options);
    }

    /// Returns the failure of a test whose subject makes a call that no fault is planted at: any
    /// other exception could pass for a planted one.
    static AssertionError unexpected(String method) {
        return new AssertionError("files must not be used this way: method=" + method);
    }
}
