package dev.arenite.tool;

import dev.arenite.archive.derive.Archivable;
import dev.arenite.archive.derive.As;
import dev.arenite.archive.derive.Form;

import java.util.List;

/// A class as the index knows it.
///
/// @param name       the binary name with slashes, such as `java/lang/String`
/// @param module     the module's name
/// @param superclass the superclass, empty if there is none
/// @param interfaces the direct interfaces
/// @param fields     the declared fields
/// @param methods    the declared methods
/// @param flags      the access flags of the class file, 16 bits
@Archivable(name = "ArchivedClass")
public record ClassRecord(
        String name,
        String module,
        String superclass,
        List<String> interfaces,
        List<Member> fields,
        List<Member> methods,
        @As(Form.U16) int flags) {

    /// A field or a method.
    ///
    /// @param name       the name
    /// @param descriptor the descriptor of the class file, such as `(I)V`
    /// @param flags      the access flags of the class file, 16 bits
    @Archivable
    public record Member(String name, String descriptor, @As(Form.U16) int flags) {}

    /// Returns the number of fields and methods.
    public int members() {
        return fields.size() + methods.size();
    }
}
