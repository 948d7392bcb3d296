/// The command `arenite` and the demonstration of the library.
module dev.arenite.tool {
    requires dev.arenite.archive;
    requires info.picocli;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    // The command line is read into fields by reflection.
    opens dev.arenite.tool to
            info.picocli;
}
