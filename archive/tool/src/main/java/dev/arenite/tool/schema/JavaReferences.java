package dev.arenite.tool.schema;

import dev.arenite.archive.schema.SchemaNode.Shared;

import java.util.HashMap;
import java.util.Map;

/// Chooses the types of shared references. Those to a record or a sealed interface share their
/// values wherever they are; each other reference shares with itself alone.
final class JavaReferences {

    private final JavaItems items;
    private final JavaTypes types;

    /// The types that kinds of references lead to.
    private final Map<Integer, JavaType> targets = new HashMap<>();

    /// The kinds of references to records and interfaces, by their names.
    private final Map<String, Integer> kinds = new HashMap<>();

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
        if (JavaTypes.isUnsized(shared.target())) {
            throw part.refusal("no form of Java is a weak reference to text or a sequence");
        }
        return types.optional(target(part, shared)).behind("WEAK");
    }

    private JavaType target(Part part, Shared shared) {
        JavaType known = targets.get(shared.kind());
        if (known == null) {
            Part target = items.referred(part, shared);
            known = types.type(target);
            targets.put(shared.kind(), known);
            if (items.isDerived(target.node())) {
                Integer other = kinds.put(known.name(), shared.kind());
                if (other != null) {
                    throw part.refusal(
                            "Java has one kind of references to a type, and these are two: "
                                    + known.name());
                }
            }
        } else if (!items.isDerived(shared.target())) {
            throw part.refusal(
                    "references of Java that share are those to records and interfaces, not to "
                            + known.name());
        }
        return known;
    }
}
