package dev.arenite.bench.block;

import dev.arenite.tool.ClassRecord;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A table of SQLite whose primary key is the name, written in one transaction without a journal,
/// and read through a mapping, without locks, by prepared statements.
///
/// @param pageBytes the size of a page
record SqliteStorage(int pageBytes) implements Storage {

    private static final String FILE = "classes.sqlite";

    /// Of the mapping and the page cache: more than the file has.
    private static final long CACHE_BYTES = 2L << 30;

    @Override
    public void build(Path folder, List<ClassRecord> classes) throws SQLException {
        ClassArchives archives = new ClassArchives();
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE))) {
            run(connection, "pragma page_size = " + pageBytes);
            run(connection, "pragma journal_mode = off");
            run(
                    connection,
                    "create table classes (name text primary key, class blob not null)"
                            + " without rowid");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into classes values (?, ?)")) {
                for (ClassRecord each : classes) {
                    insert.setString(1, each.name());
                    insert.setBytes(2, archives.write(each).toArray(ValueLayout.JAVA_BYTE));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Reader open(Path folder) throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:sqlite:file:" + folder.resolve(FILE) + "?immutable=1");
        run(connection, "pragma mmap_size = " + CACHE_BYTES);
        run(connection, "pragma cache_size = -" + CACHE_BYTES / 1024);
        return new SqliteReader(connection);
    }

    /// Reads by prepared statements, each made when it is first used.
    private static final class SqliteReader implements Reader {
        private final Connection connection;
        private final PreparedStatement byName;
        private final PreparedStatement from;

        SqliteReader(Connection connection) throws SQLException {
            this.connection = connection;
            byName = connection.prepareStatement("select class from classes where name = ?");
            from =
                    connection.prepareStatement(
                            "select class from classes where name >= ? order by name limit ?");
        }

        @Override
        public long find(String name) throws SQLException {
            byName.setString(1, name);
            try (ResultSet found = byName.executeQuery()) {
                return found.next() ? digest(found) : MISSING;
            }
        }

        @Override
        public long range(String first, int count) throws SQLException {
            from.setString(1, first);
            from.setInt(2, count);
            try (ResultSet found = from.executeQuery()) {
                return sum(found);
            }
        }

        @Override
        public long scan() throws SQLException {
            try (Statement all = connection.createStatement();
                    ResultSet found = all.executeQuery("select class from classes")) {
                return sum(found);
            }
        }

        private static long sum(ResultSet found) throws SQLException {
            long sum = 0;
            while (found.next()) {
                sum += digest(found);
            }
            return sum;
        }

        private static long digest(ResultSet found) throws SQLException {
            return ClassArchives.digest(MemorySegment.ofArray(found.getBytes(1)));
        }

        @Override
        public void close() {
            try {
                byName.close();
                from.close();
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
