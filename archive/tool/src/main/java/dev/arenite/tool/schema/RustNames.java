package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Variant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of a module in Rust: those of schemas where Rust can have them, and otherwise others
/// that follow from them.
final class RustNames {

    /// Keywords that a name can be with `r#` before it.
    private static final Set<String> KEYWORDS =
            Set.of(
                    ("abstract as async await become box break const continue do dyn else enum"
                                    + " extern false final fn for gen if impl in let loop macro"
                                    + " match mod move mut override priv pub ref return static"
                                    + " struct trait true try type typeof unsafe unsized use"
                                    + " virtual where while yield")
                            .split(" "));

    /// Keywords that no name can be. One of them could be the name of a type.
    private static final Set<String> NEVER = Set.of("Self", "_", "crate", "self", "super");

    /// Variables of derived code that a field of an enum would hide.
    private static final Set<String> HIDDEN = Set.of("serializer", "deserializer");

    /// What declarations use without naming its module.
    private static final Set<String> USED =
            Set.of(
                    ("bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char str"
                                    + " String Vec Box Option Result Some None Ok Err Archive"
                                    + " Archived Serialize Deserialize Place std rkyv core"
                                    + " alloc indexmap uuid PartialEq Eq Hash PartialOrd Ord Clone"
                                    + " Copy Drop Fn FnMut FnOnce Iterator Into From Default Send"
                                    + " Sync Sized Unpin Debug")
                            .split(" "));

    private final DeclaredNames types;

    /// @param fields the names of all fields: derived code has variables of these names, which
    ///     must not be those of types
    RustNames(Set<String> fields) {
        Set<String> taken = new HashSet<>(USED);
        taken.addAll(NEVER);
        fields.forEach(field -> taken.add(DeclaredNames.identifier(field)));
        RustUse.names().forEach(taken::add);
        types = new DeclaredNames(taken);
    }

    /// Returns the name of a type: two more types follow from a derived one. It begins with a
    /// capital letter, as no variable of derived code does.
    String type(String wished) {
        String plain = DeclaredNames.identifier(wished);
        char first = plain.charAt(0);
        String name =
                Character.isLetter(first)
                        ? Character.toUpperCase(first) + plain.substring(1)
                        : "T" + plain;
        return types.unique(name, "Archived%s", "%sResolver");
    }

    /// Returns the names of fields, in their order.
    static List<String> fields(List<Field> fields) {
        return distinct(fields.stream().map(Field::name).toList());
    }

    /// Returns the names of variants, in their order.
    static List<String> variants(List<Variant> variants) {
        return distinct(variants.stream().map(Variant::name).toList());
    }

    private static List<String> distinct(List<String> names) {
        Set<String> taken = new HashSet<>(NEVER);
        taken.addAll(HIDDEN);
        DeclaredNames given = new DeclaredNames(taken);
        return names.stream()
                .map(DeclaredNames::identifier)
                .map(given::unique)
                .map(name -> KEYWORDS.contains(name) ? "r#" + name : name)
                .toList();
    }
}
