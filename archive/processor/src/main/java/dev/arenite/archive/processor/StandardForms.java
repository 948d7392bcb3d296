package dev.arenite.archive.processor;

import java.util.ArrayList;
import java.util.List;

import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// The forms of results, ends of ranges and ranges, which Rust's standard library has.
final class StandardForms {

    private final Use use;
    private final FormMapper mapper;

    StandardForms(Use use, FormMapper mapper) {
        this.use = use;
        this.mapper = mapper;
    }

    /// Returns the form of a class of `dev.arenite.archive.type`.
    ///
    /// @param simple  `Result`, `Bound` or `Range`
    /// @param form    the name of the form asked for, empty for the usual one
    /// @param inPlace whether a value lies in the place of the record itself
    Form of(DeclaredType type, String simple, String form, boolean inPlace) throws Refusal {
        use.requireArguments(type, simple);
        boolean inclusive = simple.equals("Range") && form.equals("RANGE_INCLUSIVE");
        if (!inclusive) {
            use.requireNoForm(form, type);
        }
        List<String> types = new ArrayList<>();
        boolean keyed = true;
        boolean whole = true;
        for (TypeMirror argument : type.getTypeArguments()) {
            Form inner = mapper.map(argument, inPlace);
            types.add(inner.type());
            keyed &= inner.keyed();
            whole &= inner.changes().whole();
        }
        String method =
                switch (simple) {
                    case "Result" -> "result";
                    case "Bound" -> "bound";
                    default -> inclusive ? "rangeInclusive" : "range";
                };
        return Form.of(
                        "TYPES." + method + "(" + String.join(", ", types) + ")",
                        use.names().of(type),
                        simple.equals("Range") ? "@ArchivedStruct@" : "@ArchivedVariant@",
                        Form.UNKNOWN,
                        Form.UNKNOWN,
                        keyed)
                .with(Form.Changes.whole(whole));
    }

    /// Returns the form of a range with one end.
    static Form halfRange(Form end) {
        return Form.of(
                        "TYPES.halfRange(" + end.type() + ")",
                        end.value(),
                        "@ArchivedStruct@",
                        end.bytes(),
                        end.alignment(),
                        end.keyed())
                .with(Form.Changes.whole(end.changes().whole()));
    }
}
