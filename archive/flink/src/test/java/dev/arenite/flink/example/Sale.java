package dev.arenite.flink.example;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.flink.ArchiveTypeInfoFactory;

import org.apache.flink.api.common.typeinfo.TypeInfo;

import java.util.List;

/// A sale of a shop.
@Archivable
@TypeInfo(ArchiveTypeInfoFactory.class)
public record Sale(long id, String shop, List<Item> items) {

    /// An article that has been sold.
    @Archivable
    public record Item(int sku, int quantity, long cents) {}
}
