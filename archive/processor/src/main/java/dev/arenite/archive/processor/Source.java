package dev.arenite.archive.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a class: indents lines by their braces and imports classes.
///
/// A class is named `@package/Outer.Name@`, or `@Name@` if it belongs to the library. It is
/// imported unless another class has its simple name.
final class Source {

    private static final Pattern NAME = Pattern.compile("(?U)@(?:([\\w.$]*)/)?([\\w$][\\w.$]*)@");
    private static final int INDENT = 4;

    private static final Map<String, String> LIBRARY = library();

    private final String packageName;

    /// The full name of the class that each simple name stands for.
    private final Map<String, String> names = new HashMap<>();

    private final Set<String> imports = new TreeSet<>();
    private final Set<String> hidden;
    private final StringBuilder body = new StringBuilder();
    private int depth;

    /// The way to the constants of a struct: those of a generic one belong to its type.
    private String layout = "Layout.";

    /// @param packageName the package of the class
    /// @param className   the simple name of the class
    /// @param declared    the simple names that the class itself declares
    /// @param hidden      the classes of Java's own package that must be imported, because the
    ///     package has other classes of their names
    Source(String packageName, String className, Set<String> declared, Set<String> hidden) {
        this.packageName = packageName;
        this.hidden = hidden;
        hidden.forEach(name -> names.put(name, "java.lang." + name));
        declared.forEach(name -> names.put(name, name));
        names.put(className, packageName.isEmpty() ? className : packageName + "." + className);
    }

    private static Map<String, String> library() {
        Map<String, String> packages = new HashMap<>();
        String archive = "dev.arenite.archive";
        put(packages, archive, "Archive", "ArchiveChecker", "ArchiveFile", "ArchiveFormat");
        put(packages, archive, "ArchivedList", "ArchiveKey", "ArchivePathException");
        put(packages, archive, "ArchiveReadException", "ArchiveSink", "ArchiveType");
        put(packages, archive, "ArchiveValueException", "SharedObjects", "TextBatch");
        put(packages, archive, "FieldSource", "StructMaker");
        put(packages, archive, "TypeDescriber");
        put(
                packages,
                archive + ".derive",
                "ArchiveGenerated",
                "DerivedView",
                "DescribedVariants",
                "Fields");
        put(packages, archive + ".memory", "LittleEndian", "PlaceLayout");
        put(packages, archive + ".map", "ArchivedMap", "ArchivedSet");
        put(packages, archive + ".type", "ArchiveTypes", "ArchivedPrimitives", "PrimitivesType");
        put(packages, archive + ".type", "ArchivedReference", "ArchivedString", "ArchivedStruct");
        put(packages, archive + ".type", "ArchivedVariant", "DeferredKey");
        put(packages, archive + ".type", "NetworkTypes", "SharedType", "StringType");
        put(
                packages,
                archive + ".type",
                "EnumKeyBuilder",
                "FixedType",
                "StructKeyBuilder",
                "TimeTypes");
        put(packages, "java.lang.foreign", "MemorySegment", "SegmentAllocator");
        put(packages, "java.util", "Iterator", "List", "Map", "Objects", "Optional");
        put(packages, "java.util", "NoSuchElementException", "OptionalLong", "Set");
        put(packages, "java.util.function", "Function");
        return packages;
    }

    private static void put(Map<String, String> packages, String packageName, String... names) {
        for (String name : names) {
            packages.put(name, packageName);
        }
    }

    /// Sets the way to the constants of a struct, for the lines that follow.
    void layoutAt(String prefix) {
        layout = prefix;
    }

    /// Adds lines, whose indentation is made anew.
    Source add(String lines) {
        lines.lines().forEach(this::addLine);
        return this;
    }

    private void addLine(String line) {
        String text = resolve(line.strip()).replaceAll("\\bLayout\\.", layout);
        if (text.isEmpty()) {
            body.append('\n');
            return;
        }
        boolean comment = text.startsWith("//");
        int closing = comment ? 0 : leadingClosings(text);
        boolean continued = !comment && isContinuation(text);
        int levels = depth - closing + (continued ? 2 : 0);
        int indent = Math.max(levels, 0) * INDENT;
        (comment ? Lines.wrapComment(text, indent) : Lines.wrap(text, indent))
                .forEach(wrapped -> body.append(wrapped).append('\n'));
        if (!comment) {
            depth += count(text, '{') - count(text, '}');
        }
    }

    private static int leadingClosings(String text) {
        return text.startsWith("}") ? 1 : 0;
    }

    private static boolean isContinuation(String text) {
        return text.startsWith(".")
                || text.startsWith("? ")
                || text.startsWith(": ")
                || text.startsWith("+ ")
                || text.startsWith("|| ")
                || text.startsWith("| ")
                || text.startsWith("&& ");
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(letter -> letter == wanted).count();
    }

    private String resolve(String line) {
        Matcher matcher = NAME.matcher(line);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(name(found.group(1), found.group(2))));
    }

    private String name(String packageOrNull, String className) {
        String owner = packageOrNull == null ? LIBRARY.get(outerOf(className)) : packageOrNull;
        if (owner == null) {
            throw new IllegalStateException("class is not of the library: name=" + className);
        }
        String outer = outerOf(className);
        String full = owner.isEmpty() ? outer : owner + "." + outer;
        String known = names.putIfAbsent(outer, full);
        if (known != null && !known.equals(full)) {
            return owner.isEmpty() ? className : owner + "." + className;
        }
        if (!owner.equals(packageName) && !owner.equals("java.lang") && !owner.isEmpty()) {
            imports.add(full);
        }
        return className;
    }

    private static String outerOf(String className) {
        int dot = className.indexOf('.');
        return dot < 0 ? className : className.substring(0, dot);
    }

    /// Returns the whole file.
    @Override
    public String toString() {
        hidden.stream()
                .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(body).find())
                .forEach(name -> imports.add("java.lang." + name));
        StringBuilder file = new StringBuilder();
        if (!packageName.isEmpty()) {
            file.append("package ").append(packageName).append(";\n\n");
        }
        imports.stream().filter(name -> !name.startsWith("java.")).forEach(addTo(file));
        long own = imports.stream().filter(name -> !name.startsWith("java.")).count();
        if (own > 0) {
            file.append('\n');
        }
        imports.stream().filter(name -> name.startsWith("java.")).forEach(addTo(file));
        if (own < imports.size()) {
            file.append('\n');
        }
        return file.append(body).toString();
    }

    private static java.util.function.Consumer<String> addTo(StringBuilder file) {
        return name -> file.append("import ").append(name).append(";\n");
    }
}
