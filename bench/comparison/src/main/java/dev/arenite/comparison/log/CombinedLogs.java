package dev.arenite.comparison.log;

import dev.arenite.archive.ArchivedList;
import dev.arenite.archive.type.ArchiveTypes;
import dev.arenite.archive.type.ArchivedString;
import dev.arenite.archive.type.ArchivedStruct;
import dev.arenite.archive.type.StructField;
import dev.arenite.archive.type.StructType;
import dev.arenite.bench.data.Address;
import dev.arenite.bench.data.Log;
import dev.arenite.bench.data.Logs;

import java.util.List;

/// Types of logs that are combined at run time. Their archives are those of the derived ones.
final class CombinedLogs {

    private static final ArchiveTypes TYPES = ArchiveTypes.STANDARD;

    static final StructField<Address, Byte, Byte> X0 =
            TYPES.field("x0", TYPES.u8AsByte(), Address::x0);
    static final StructField<Address, Byte, Byte> X1 =
            TYPES.field("x1", TYPES.u8AsByte(), Address::x1);
    static final StructField<Address, Byte, Byte> X2 =
            TYPES.field("x2", TYPES.u8AsByte(), Address::x2);
    static final StructField<Address, Byte, Byte> X3 =
            TYPES.field("x3", TYPES.u8AsByte(), Address::x3);

    private static final StructType<Address> ADDRESS_TYPE =
            TYPES.struct(
                    List.of(X0, X1, X2, X3),
                    made -> new Address(made.get(X0), made.get(X1), made.get(X2), made.get(X3)));

    static final StructField<Log, Address, ArchivedStruct> ADDRESS =
            TYPES.field("address", ADDRESS_TYPE, Log::address);
    static final StructField<Log, String, ArchivedString> IDENTITY =
            TYPES.field("identity", TYPES.string(), Log::identity);
    static final StructField<Log, String, ArchivedString> USERID =
            TYPES.field("userid", TYPES.string(), Log::userid);
    static final StructField<Log, String, ArchivedString> DATE =
            TYPES.field("date", TYPES.string(), Log::date);
    static final StructField<Log, String, ArchivedString> REQUEST =
            TYPES.field("request", TYPES.string(), Log::request);
    static final StructField<Log, Short, Short> CODE =
            TYPES.field("code", TYPES.u16AsShort(), Log::code);
    static final StructField<Log, Long, Long> SIZE = TYPES.field("size", TYPES.u64(), Log::size);

    private static final StructType<Log> LOG_TYPE =
            TYPES.struct(
                    List.of(ADDRESS, IDENTITY, USERID, DATE, REQUEST, CODE, SIZE),
                    made ->
                            new Log(
                                    made.get(ADDRESS),
                                    made.get(IDENTITY),
                                    made.get(USERID),
                                    made.get(DATE),
                                    made.get(REQUEST),
                                    made.get(CODE),
                                    made.get(SIZE)));

    static final StructField<Logs, List<Log>, ArchivedList<ArchivedStruct>> LOGS =
            TYPES.field("logs", TYPES.list(LOG_TYPE), Logs::logs);

    static final StructType<Logs> LOGS_TYPE =
            TYPES.struct(List.of(LOGS), made -> new Logs(made.get(LOGS)));

    private CombinedLogs() {}
}
