package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaLeaf;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Composite;
import dev.arenite.archive.schema.SchemaNode.Shared;

import java.util.HashMap;
import java.util.Map;

/// Chooses the types of shared references. Those to a record, a sealed interface, a number, a text,
/// or a list or an option of such share their values wherever they are; each other one within its
/// component alone.
final class JavaReferences {

    private final JavaItems items;
    private final JavaTypes types;

    /// The types that kinds of references lead to.
    private final Map<Integer, JavaType> targets = new HashMap<>();

    /// The kinds of references that share wherever they are, by their targets.
    private final Map<JavaType, Integer> kinds = new HashMap<>();

    JavaReferences(JavaItems items, JavaTypes types) {
        this.items = items;
        this.types = types;
    }

    JavaType strong(Part part, Shared shared) {
        return target(part, shared).behind("SHARED");
    }

    JavaType weak(Part part, Shared shared) {
        if (part.use().isKey()) {
            throw part.refusal("no key can be a weak reference");
        }
        return types.optional(target(part, shared)).behind("WEAK");
    }

    private JavaType target(Part part, Shared shared) {
        JavaType known = targets.get(shared.kind());
        if (known == null) {
            Part target = items.referred(part, shared);
            known = types.type(target);
            targets.put(shared.kind(), known);
            Integer other =
                    isSameEverywhere(target.node()) ? kinds.put(known, shared.kind()) : null;
            if (other != null) {
                throw part.refusal(
                        "Java has one kind of references to a type, and these are two: "
                                + known.name());
            }
        } else if (!isSameEverywhere(shared.target())) {
            throw part.refusal("references of Java share within one component to " + known.name());
        }
        return known;
    }

    /// Whether the references of all components to such values share.
    private boolean isSameEverywhere(SchemaNode target) {
        return switch (target) {
            case SchemaLeaf leaf ->
                    switch (leaf) {
                        case CSTRING, BIG_INTEGER, USIZE, ISIZE -> false;
                        default -> true;
                    };
            case Composite(var form, var parts) ->
                    switch (form) {
                        case VEC, SLICE, OPTION, BOX -> isSameEverywhere(parts.getFirst());
                        default -> false;
                    };
            default -> items.isDerived(target);
        };
    }
}
