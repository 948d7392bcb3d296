/// A module that uses the library as its README says.
module orders {
    requires dev.arenite.archive;
}
