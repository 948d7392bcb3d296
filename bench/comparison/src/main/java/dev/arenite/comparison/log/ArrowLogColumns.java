package dev.arenite.comparison.log;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Arrow's columns of lines. An address is a number, its first byte the lowest.
final class ArrowLogColumns {

    final UInt4Vector addresses;
    final VarCharVector identities;
    final VarCharVector userids;
    final VarCharVector dates;
    final VarCharVector requests;
    final UInt2Vector codes;
    final UInt8Vector sizes;
    final VectorSchemaRoot root;

    ArrowLogColumns(BufferAllocator allocator) {
        addresses = new UInt4Vector("address", allocator);
        identities = new VarCharVector("identity", allocator);
        userids = new VarCharVector("userid", allocator);
        dates = new VarCharVector("date", allocator);
        requests = new VarCharVector("request", allocator);
        codes = new UInt2Vector("code", allocator);
        sizes = new UInt8Vector("size", allocator);
        root = VectorSchemaRoot.of(addresses, identities, userids, dates, requests, codes, sizes);
    }

    /// Makes room for lines.
    ///
    /// @param textBytes the bytes of each column of text, which may grow
    void reserve(int lines, int textBytes) {
        addresses.allocateNew(lines);
        codes.allocateNew(lines);
        sizes.allocateNew(lines);
        identities.allocateNew(textBytes, lines);
        userids.allocateNew(textBytes, lines);
        dates.allocateNew(textBytes, lines);
        requests.allocateNew(textBytes, lines);
    }
}
