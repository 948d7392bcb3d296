package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A record as a struct.
///
/// @param value       the record as source names it
/// @param simpleName  the simple name of the record
/// @param view        the simple name of the generated class
/// @param type        the expression for the `ArchiveType`, outside of the generated class
/// @param components  all components in their order
/// @param firstByte   the number of bytes before the fields: 1 in a variant, for its tag
/// @param format      the constant of `ArchiveFormat`
/// @param validated   whether the check makes each value
/// @param mayRefuse   whether the constructor has code that may throw
/// @param variables   the type variables of the record, each with its bound
/// @param family      the sealed interface that it is a variant of, null for a struct of its own
/// @param recursive   whether it is part of itself
/// @param only        the constant of an enum that is its only value, null for a record
/// @param shorter     the components that each further constructor takes, for archives of older
///     schemas
record StructModel(
        String value,
        String simpleName,
        String view,
        String type,
        List<Component> components,
        int firstByte,
        String format,
        boolean validated,
        boolean mayRefuse,
        List<Variable> variables,
        @Nullable Family family,
        boolean recursive,
        @Nullable String only,
        List<List<String>> shorter) {

    /// The sealed interface of a variant.
    ///
    /// @param value   the interface, with the type variables of the variant
    /// @param view    its view, with the same
    /// @param newtype whether the fields lie behind the tag as a whole, at its alignment, instead
    ///     of one by one
    record Family(String value, String view, boolean newtype) {}

    /// Returns the model of a constant of an enum, which has no fields.
    static StructModel ofConstant(String value, String simpleName, ModelReader.Role role) {
        return new StructModel(
                value,
                simpleName,
                role.view(),
                role.type(),
                List.of(),
                1,
                role.format(),
                false,
                false,
                List.of(),
                role.family(),
                false,
                value + "." + simpleName,
                List.of());
    }

    /// A type variable of a generic record. The type of its values is given when the type of the
    /// record is made.
    ///
    /// @param name  its name
    /// @param bound its declaration, such as `T extends Comparable<T>`
    record Variable(String name, String bound) {

        /// The name of the type variable for the view.
        String view() {
            return viewOf(name);
        }

        static String viewOf(String name) {
            return "Archived" + name;
        }

        /// The name of the variable that holds the type.
        String type() {
            return typeOf(name);
        }

        static String typeOf(String name) {
            return "typeOf" + name;
        }

        /// Returns the type variables of values and views in angle brackets, for a declaration, or
        /// an empty text.
        static String declared(List<Variable> variables) {
            return listed(variables, one -> one.bound() + ", " + one.view());
        }

        /// Returns the type variables of values and views in angle brackets, or an empty text.
        static String used(List<Variable> variables) {
            return listed(variables, one -> one.name() + ", " + one.view());
        }

        static String listed(List<Variable> variables, Function<Variable, String> told) {
            return variables.isEmpty()
                    ? ""
                    : variables.stream().map(told).collect(Collectors.joining(", ", "<", ">"));
        }

        /// Returns the parameters that take the types of the variables.
        static String parameters(List<Variable> variables) {
            return variables.stream()
                    .map(
                            one ->
                                    "@ArchiveType@<%s, %s> %s"
                                            .formatted(one.name(), one.view(), one.type()))
                    .collect(Collectors.joining(", "));
        }

        /// Returns the arguments that pass the types of the variables on.
        static String arguments(List<Variable> variables) {
            return variables.stream().map(Variable::type).collect(Collectors.joining(", "));
        }
    }

    /// A component of the record.
    ///
    /// @param name     the name of the component, of its accessor and of the view's accessor
    /// @param constant the prefix of the field's constants, empty if it is left out
    /// @param type     its Java type, as source
    /// @param form     its archived form, null if it is left out
    /// @param standIn  the expression for its value if it is left out
    /// @param history  what archives of older schemas know of it
    record Component(
            String name,
            String constant,
            String type,
            @Nullable Form form,
            String standIn,
            History history) {

        /// The constants of a struct as a whole.
        private static final String[] TAKEN = {
            "TYPES", "PLACE_ALIGNMENT", "PLACE_BYTES", "RESOLVER_BYTES"
        };

        /// The constants of a field: its offset, its type, its resolver, the constants of its enum.
        private static final String[] SUFFIXES = {"", "_TYPE", "_RESOLVER", "_CONSTANTS"};

        /// Returns the names of the constants of a struct.
        static ConstantNames constantNames() {
            return new ConstantNames(TAKEN);
        }

        /// Returns the prefix of the constants that belong to a field.
        static String constant(ConstantNames constants, String name) {
            return constants.add(name, SUFFIXES);
        }

        Form archived() {
            return Objects.requireNonNull(form);
        }

        /// The step of paths that leads to the field.
        String step() {
            return "\"." + name + "\"";
        }

        /// The name of the field's type in the class of constants.
        String typeConstant() {
            return "Layout." + constant + "_TYPE";
        }
    }

    boolean isGeneric() {
        return !variables.isEmpty();
    }

    /// Returns the type variables in angle brackets, for a declaration, or an empty text.
    String declaredVariables() {
        return Variable.declared(variables);
    }

    /// Returns the type variables in angle brackets, or an empty text.
    String usedVariables() {
        return Variable.used(variables);
    }

    /// Returns the parameters that take the types of the variables.
    String typeParameters() {
        return Variable.parameters(variables);
    }

    /// Returns the type that the fields know as their own: that of the sealed interface of a
    /// variant.
    String selfType() {
        return family == null
                ? "@ArchiveType@<%s, %s>".formatted(value, viewType())
                : "@ArchiveType@<%s, %s>".formatted(family.value(), family.view());
    }

    /// Whether the fields lie behind the tag as a whole.
    boolean isNewtype() {
        return family != null && family.newtype();
    }

    /// Returns the record without its type variables, or the constant, as documentation names it.
    String documented() {
        String raw = value.contains("<") ? value.substring(0, value.indexOf('<')) : value;
        return only == null ? raw : raw + "#" + simpleName;
    }

    /// Returns the view with its type variables.
    String viewType() {
        return view + usedVariables();
    }

    /// Returns the components that are archived.
    List<Component> fields() {
        return components.stream().filter(component -> component.form() != null).toList();
    }

    /// Whether all fields are numbers and texts, also those of records that are fields: then the
    /// resolver holds the whole place, and the place has no other bytes.
    boolean isFlat() {
        return firstByte == 0
                && !validated
                && !isGeneric()
                && fields().stream().allMatch(StructModel::isFlat);
    }

    private static boolean isFlat(Component field) {
        Form form = field.archived();
        return form.scalar() != null
                || form.text()
                || (form.nested() != null && form.nested().isFlat());
    }

    /// Whether nothing of a value lies out of line.
    boolean isWhole() {
        return fields().stream().allMatch(field -> field.archived().changes().whole());
    }

    boolean isKey() {
        return fields().stream().allMatch(field -> field.archived().keyed());
    }
}
