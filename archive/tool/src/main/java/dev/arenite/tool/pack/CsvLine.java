package dev.arenite.tool.pack;

/// The values of records of CSV.
///
/// @param cells   takes records apart
/// @param columns makes values of the cells
record CsvLine(CsvCells cells, CsvColumns columns) implements LineFormat {

    @Override
    public Object value(byte[] line, int length) {
        return columns.value(cells.of(line, length));
    }

    /// Within quotation marks, which come in pairs, a line goes on.
    @Override
    public boolean isOpen(byte[] line) {
        boolean isOpen = false;
        for (byte each : line) {
            isOpen ^= each == '"';
        }
        return isOpen;
    }
}
