package dev.arenite.comparison.report;

import java.util.List;

/// The table of what each peer adds to a program.
final class SizeTable {

    private SizeTable() {}

    static String text(Results results) {
        Table table = new Table("peer", "version", "jars", "bytes of jars", "generated classes");
        results.sizes()
                .peers()
                .forEach(
                        (peer, footprint) ->
                                table.add(
                                        List.of(
                                                RatioTables.name(peer),
                                                footprint.version().isEmpty()
                                                        ? "-"
                                                        : footprint.version(),
                                                String.valueOf(footprint.jars().size()),
                                                Figure.bytes(footprint.jarBytes()),
                                                Figure.bytes(footprint.generatedBytes()))));
        return """

        ## What a peer adds to a program

        Its jars with those that it needs, and the class files generated for all data sets.

        """
                + table;
    }
}
