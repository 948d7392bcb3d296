/// The command `arenite`, the demonstration of the library, and what schemas are printed as.
module dev.arenite.tool {
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires transitive dev.arenite.archive;
    requires info.picocli;
    requires java.compiler;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    exports dev.arenite.tool.schema;

    // The command line is read into fields by reflection.
    opens dev.arenite.tool to
            info.picocli;
}
