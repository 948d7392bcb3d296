package dev.arenite.archive.processor;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<Variable> variables) {

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
    }

    /// A component of the record.
    ///
    /// @param name     the name of the component, of its accessor and of the view's accessor
    /// @param constant the prefix of the field's constants, empty if it is left out
    /// @param type     its Java type, as source
    /// @param form     its archived form, null if it is left out
    /// @param standIn  the expression for its value if it is left out
    record Component(
            String name, String constant, String type, @Nullable Form form, String standIn) {

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
        return listed(variables.stream().flatMap(one -> Stream.of(one.bound(), one.view())));
    }

    /// Returns the type variables in angle brackets, or an empty text.
    String usedVariables() {
        return listed(variables.stream().flatMap(one -> Stream.of(one.name(), one.view())));
    }

    private String listed(Stream<String> names) {
        return isGeneric() ? names.collect(Collectors.joining(", ", "<", ">")) : "";
    }

    /// Returns the parameters that take the types of the variables.
    String typeParameters() {
        return variables.stream()
                .map(
                        one ->
                                "@ArchiveType@<%s, %s> %s"
                                        .formatted(one.name(), one.view(), one.type()))
                .collect(Collectors.joining(", "));
    }

    /// Returns the arguments that pass the types of the variables on.
    String typeArguments() {
        return variables.stream().map(Variable::type).collect(Collectors.joining(", "));
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

    boolean isKey() {
        return fields().stream().allMatch(field -> field.archived().keyed());
    }
}
