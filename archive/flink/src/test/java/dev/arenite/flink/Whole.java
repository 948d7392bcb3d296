package dev.arenite.flink;

import dev.arenite.flink.Records.Address;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;

/// The address itself as its key.
final class Whole implements KeySelector<Address, Address>, ResultTypeQueryable<Address> {

    private static final long serialVersionUID = 1;

    @Override
    public Address getKey(Address address) {
        return address;
    }

    @Override
    public TypeInformation<Address> getProducedType() {
        return ArchiveTypeInfo.ofKey(Address.class);
    }
}
