package dev.arenite.archive.processor;

import dev.arenite.archive.processor.EnumModel.Variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// Reads the records that a sealed interface permits.
final class VariantReader {

    private final ModelReader reader;

    VariantReader(ModelReader reader) {
        this.reader = reader;
    }

    /// Returns the variants, or none if something was refused.
    List<Variant> read(TypeElement element) throws Refusal {
        List<TypeElement> permitted = permitted(element);
        List<Integer> tags = Tags.of(permitted, element.getSimpleName().toString());
        String packageName = reader.names().packageOf(element);
        String format = reader.formatOf(element);
        ConstantNames constants = new ConstantNames("TYPE");
        List<Variant> variants = new ArrayList<>();
        for (TypeElement record : permitted) {
            String view = "Archived" + record.getSimpleName();
            String type =
                    Names.marker(packageName, reader.viewName(element) + "." + view) + ".TYPE";
            Optional<StructModel> struct = reader.struct(record, view, type, 1, format, false);
            String constant = constants.add(record.getSimpleName().toString(), "");
            if (struct.isPresent()) {
                variants.add(new Variant(tags.get(variants.size()), constant, struct.get()));
            }
        }
        return variants.size() == permitted.size() ? variants : List.of();
    }

    private List<TypeElement> permitted(TypeElement element) throws Refusal {
        String where = element.getSimpleName().toString();
        if (!element.getTypeParameters().isEmpty()) {
            throw new Refusal(
                    element,
                    where
                            + ": generic sealed interfaces cannot be derived. Declare one for each"
                            + " type that is used");
        }
        List<TypeElement> permitted = new ArrayList<>();
        for (TypeMirror type : element.getPermittedSubclasses()) {
            TypeElement variant = (TypeElement) ((DeclaredType) type).asElement();
            if (variant.getKind() != ElementKind.RECORD) {
                throw new Refusal(
                        element,
                        where
                                + ": "
                                + variant.getSimpleName()
                                + " is no record. Permit records only; a record without components"
                                + " has one value");
            }
            reader.requireAccessible(variant, element, where);
            requireOwnName(variant, permitted, where);
            permitted.add(variant);
        }
        if (permitted.size() > Tags.MAX + 1) {
            throw new Refusal(
                    element,
                    where + ": has " + permitted.size() + " variants, and may have 256 at most");
        }
        return permitted;
    }

    /// Refuses a variant whose view would have the name of another one's.
    private static void requireOwnName(TypeElement variant, List<TypeElement> others, String where)
            throws Refusal {
        for (TypeElement other : others) {
            if (other.getSimpleName().equals(variant.getSimpleName())) {
                throw new Refusal(
                        variant,
                        where
                                + ": "
                                + other.getQualifiedName()
                                + " and "
                                + variant.getQualifiedName()
                                + " have the same simple name, after which their views are named."
                                + " Rename one");
            }
        }
    }
}
