package dev.arenite.tests.derive;

import com.fasterxml.jackson.databind.JsonNode;

import dev.arenite.archive.ArchiveFormat;
import dev.arenite.tests.derive.Definition.Case;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the declarations of a description as source: records, sealed interfaces and enums with
/// the forms that have the names of Rust's types.
final class DescribedSource {

    /// The class around the declarations.
    static final String CLASS = "Declared";

    private static final String IMPORTS =
            """
            import static dev.arenite.archive.derive.Form.*;
            import dev.arenite.archive.ArchiveFormat;
            import dev.arenite.archive.derive.*;
            import dev.arenite.archive.type.*;
            import dev.arenite.tests.derive.OwnTypes;
            import java.math.BigInteger;
            import java.net.*;
            import java.util.*;
            """;

    private static final Map<String, JavaUse> LEAVES =
            Map.ofEntries(
                    Map.entry("unit", JavaUse.of("Unit")),
                    Map.entry("range_full", JavaUse.of("Unit")),
                    Map.entry("bool", JavaUse.of("Boolean")),
                    Map.entry("u8", JavaUse.of("Integer", "U8")),
                    Map.entry("u16", JavaUse.of("Integer", "U16")),
                    Map.entry("u32", JavaUse.of("Long", "U32")),
                    Map.entry("u64", JavaUse.of("Long", "U64")),
                    Map.entry("u128", JavaUse.of("BigInteger", "U128")),
                    Map.entry("usize", JavaUse.of("Long", "USIZE")),
                    Map.entry("i8", JavaUse.of("Byte")),
                    Map.entry("i16", JavaUse.of("Short")),
                    Map.entry("i32", JavaUse.of("Integer")),
                    Map.entry("i64", JavaUse.of("Long")),
                    Map.entry("i128", JavaUse.of("BigInteger", "I128")),
                    Map.entry("isize", JavaUse.of("Long", "ISIZE")),
                    Map.entry("f32", JavaUse.of("Float")),
                    Map.entry("f64", JavaUse.of("Double")),
                    Map.entry("char", JavaUse.of("Integer", "CHAR")),
                    Map.entry("string", JavaUse.of("String")),
                    Map.entry("str", JavaUse.of("String", "SLICE")),
                    Map.entry("cstring", JavaUse.of("byte[]", "C_STRING")),
                    Map.entry("duration", JavaUse.of("UnsignedDuration")),
                    Map.entry("ipv4", JavaUse.of("Inet4Address")),
                    Map.entry("ipv6", JavaUse.of("Inet6Address")),
                    Map.entry("ip", JavaUse.of("InetAddress")),
                    Map.entry("socket_v4", own("SocketV4", "IpSocketAddress")),
                    Map.entry("socket_v6", own("SocketV6", "IpSocketAddress")),
                    Map.entry("socket", JavaUse.of("IpSocketAddress")),
                    Map.entry("uuid", JavaUse.of("UUID", "BYTES")));

    private final String packageName;
    private final ArchiveFormat format;
    private final Definitions definitions;
    private final StringBuilder declared = new StringBuilder();

    /// The definitions that have been declared, or are being declared.
    private final Set<Definition> done = new HashSet<>();

    private final boolean wrapped;
    private final Definition root;

    /// Declares everything that a description leads to.
    DescribedSource(String packageName, ArchiveFormat format, Description description) {
        this.packageName = packageName;
        this.format = format;
        definitions = new Definitions(description.definitions());
        JsonNode type = description.type();
        wrapped = !definitions.isDeclared(type);
        root = wrapped ? definitions.around("Root", type) : definitions.of(type);
        declare(root);
    }

    /// Returns the full name of the file's class.
    String className() {
        return packageName + "." + CLASS;
    }

    /// Returns the name of the package.
    String packageName() {
        return packageName;
    }

    /// Returns the file.
    String text() {
        return "package %s;\n%spublic final class %s {\n%s}\n"
                .formatted(packageName, IMPORTS, CLASS, declared);
    }

    /// Returns the record or the interface of the root.
    Definition root() {
        return root;
    }

    /// Whether the root is a record around the described value.
    boolean isWrapped() {
        return wrapped;
    }

    /// Returns what is declared.
    Definitions definitions() {
        return definitions;
    }

    private static JavaUse own(String type, String java) {
        return JavaUse.of("@With(OwnTypes." + type + ".class) " + java);
    }

    private String declare(Definition definition) {
        if (done.add(definition)) {
            String archivable = "@Archivable(format = ArchiveFormat." + format + ") public ";
            switch (definition.kind()) {
                case RECORD -> addRecord(archivable, definition.cases().getFirst(), "");
                case CONSTANTS -> addConstants(definition);
                case SEALED -> addSealed(archivable, definition);
            }
        }
        return definition.name();
    }

    private void addRecord(String modifiers, Case record, String parent) {
        String components =
                record.fields().stream()
                        .map(field -> use(field.type()).component() + " " + field.name())
                        .collect(Collectors.joining(", "));
        declared.append(
                "%srecord %s(%s)%s {}%n".formatted(modifiers, record.name(), components, parent));
    }

    private void addConstants(Definition definition) {
        List<String> constants = new ArrayList<>();
        int next = 0;
        for (Case each : definition.cases()) {
            constants.add(tag(each, next) + each.name());
            next = each.tag() + 1;
        }
        declared.append(
                "public enum %s { %s }%n"
                        .formatted(definition.name(), String.join(", ", constants)));
    }

    /// Returns the annotation of a tag that is not one more than the tag before.
    private static String tag(Case variant, int next) {
        return variant.tag() == next ? "" : "@Tag(" + variant.tag() + ") ";
    }

    private void addSealed(String archivable, Definition definition) {
        String permitted =
                definition.cases().stream().map(Case::name).collect(Collectors.joining(", "));
        declared.append(
                "%ssealed interface %s permits %s {}%n"
                        .formatted(archivable, definition.name(), permitted));
        int next = 0;
        for (Case each : definition.cases()) {
            addRecord(tag(each, next) + "public ", each, " implements " + definition.name());
            next = each.tag() + 1;
        }
    }

    /// Returns how a component has a type.
    private JavaUse use(JsonNode type) {
        if (type.isTextual()) {
            return leaf(type.asText());
        }
        Map.Entry<String, JsonNode> form = type.properties().iterator().next();
        JsonNode of = form.getValue();
        return switch (form.getKey()) {
            case "array" ->
                    new JavaUse(
                            generic("List", of.get(0)).java(), List.of("ARRAY"), of.get(1).asInt());
            case "vec" ->
                    Definitions.isArrayElement(of)
                            ? JavaUse.of(use(of).component() + "[]")
                            : generic("List", of);
            case "vecdeque" -> generic("List", of).behind("DEQUE");
            case "slice" -> generic("List", of).behind("SLICE");
            case "box" -> pointer(of);
            case "hashmap" -> generic("Map", of.get(0), of.get(1));
            case "indexmap" -> generic("Map", of.get(0), of.get(1)).behind("INDEX");
            case "btreemap" -> generic("Map", of.get(0), of.get(1)).behind("B_TREE");
            case "hashset" -> generic("Set", of);
            case "indexset" -> generic("Set", of).behind("INDEX");
            case "btreeset" -> generic("Set", of).behind("B_TREE");
            case "rc", "arc" -> reference(form.getKey(), of);
            case "range" -> generic("Range", of);
            case "range_inclusive" -> generic("Range", of).behind("RANGE_INCLUSIVE");
            case "range_from", "range_to", "range_to_inclusive" -> use(of).behind("HALF_RANGE");
            case "result" -> generic("Result", of.get(0), of.get(1));
            case "bound" -> generic("Bound", of);
            default ->
                    form.getKey().matches("option|niche.*|.*weak")
                            ? optional(form.getKey(), of)
                            : JavaUse.of(declare(definitions.of(type)));
        };
    }

    private static JavaUse leaf(String name) {
        if (name.startsWith("nonzero_")) {
            return leaf(name.substring("nonzero_".length())).behind("NON_ZERO");
        }
        JavaUse leaf = LEAVES.get(name);
        if (leaf == null) {
            throw new IllegalArgumentException("unknown type: " + name);
        }
        return leaf;
    }

    private JavaUse generic(String name, JsonNode... arguments) {
        String types =
                Arrays.stream(arguments)
                        .map(argument -> use(argument).argument())
                        .collect(Collectors.joining(", "));
        return JavaUse.of(name + "<" + types + ">");
    }

    /// Text and sequences are behind a pointer without being boxed.
    private JavaUse pointer(JsonNode target) {
        return Definitions.isUnsized(target) ? use(target) : use(target).behind("BOXED");
    }

    private JavaUse optional(String form, JsonNode of) {
        return switch (form) {
            case "option" -> generic("Optional", of);
            case "niche_box" -> generic("Optional", of).behind("OPTIONAL_BOXED");
            case "niche_zero" -> {
                String integer = of.asText().substring("nonzero_".length());
                yield JavaUse.of("Optional<" + leaf(integer).argument() + ">", "OPTIONAL_NON_ZERO");
            }
            case "niche_nan" ->
                    of.asText().equals("f32")
                            ? own("NotNan32", "Optional<Float>")
                            : own("NotNan64", "Optional<Double>");
            case "niche_two" -> own("TwoIsAbsent", "Optional<Boolean>");
            case "weak" -> JavaUse.of("Optional<" + referred("rc", of).argument() + ">", "WEAK");
            case "arc_weak" ->
                    JavaUse.of("Optional<" + referred("arc", of).argument() + ">", "WEAK");
            default -> throw new IllegalArgumentException("unknown form: " + form);
        };
    }

    /// Text and sequences are behind a pointer without a record, and so is what shares without one.
    private JavaUse reference(String strong, JsonNode target) {
        return Definitions.isUnsized(target)
                ? use(target).behind("SHARED")
                : referred(strong, target).behind("SHARED");
    }

    private JavaUse referred(String strong, JsonNode target) {
        return definitions.isOwnReferent(target)
                ? use(target)
                : JavaUse.of(declare(definitions.referred(strong, target)));
    }
}
