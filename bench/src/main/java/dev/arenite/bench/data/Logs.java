package dev.arenite.bench.data;

import dev.arenite.archive.derive.Archivable;

import java.util.ArrayList;
import java.util.List;

/// The data set `log`.
@Archivable
public record Logs(List<Log> logs) {

    /// How many records the public benchmark has.
    public static final int BENCHMARK_COUNT = 10_000;

    private static final String[] USERS = {
        "-", "alice", "bob", "carmen", "david", "eric", "frank", "george", "harry"
    };
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int TIME_ZONES = 25;
    private static final String[] METHODS = {"GET", "POST", "PUT", "UPDATE", "DELETE"};
    private static final String[] ROUTES = {
        "/favicon.ico",
        "/css/index.css",
        "/css/font-awsome.min.css",
        "/img/logo-full.svg",
        "/img/splash.jpg",
        "/api/login",
        "/api/logout"
    };
    private static final String[] PROTOCOLS = {"HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/3"};

    /// The first and the last code of each run of codes.
    private static final int[][] CODES = {
        {100, 103},
        {200, 208},
        {226, 226},
        {300, 308},
        {400, 418},
        {421, 426},
        {428, 429},
        {431, 431},
        {451, 451},
        {500, 508},
        {510, 511}
    };

    private static final Short[] ALL_CODES = allCodes();

    /// Returns the data set as the public benchmark has it.
    public static Logs ofBenchmark() {
        Pcg32 random = Pcg32.ofBenchmark();
        int count = random.length(BENCHMARK_COUNT, BENCHMARK_COUNT + 1);
        return new Logs(Pcg32.list(count, () -> log(random)));
    }

    /// The order of the draws is the benchmark's.
    private static Log log(Pcg32 random) {
        String date = date(random);
        String request =
                random.pick(METHODS) + " " + random.pick(ROUTES) + " " + random.pick(PROTOCOLS);
        Address address =
                new Address(
                        random.nextByte(), random.nextByte(), random.nextByte(), random.nextByte());
        // An object of its own, as if it had just been read.
        String identity = new String("-");
        String userid = random.text(USERS);
        short code = random.pick(ALL_CODES);
        return new Log(address, identity, userid, date, request, code, random.below(100_000_000));
    }

    private static String date(Pcg32 random) {
        int day = random.range(1, 29);
        String month = random.pick(MONTHS);
        int year = random.range(1970, 2022);
        int hour = random.range(0, 24);
        int minute = random.range(0, 60);
        int second = random.range(0, 60);
        long zone = random.below(TIME_ZONES) - TIME_ZONES / 2;
        return day
                + "/"
                + month
                + "/"
                + year
                + ":"
                + hour
                + ":"
                + minute
                + ":"
                + second
                + (zone < 0 ? " -" : " +")
                + (Math.abs(zone) < 10 ? "0" : "")
                + Math.abs(zone)
                + "00";
    }

    private static Short[] allCodes() {
        List<Short> codes = new ArrayList<>();
        for (int[] run : CODES) {
            for (int code = run[0]; code <= run[1]; code++) {
                codes.add((short) code);
            }
        }
        return codes.toArray(new Short[0]);
    }
}
