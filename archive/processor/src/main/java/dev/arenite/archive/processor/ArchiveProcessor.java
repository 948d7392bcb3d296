package dev.arenite.archive.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// Writes the archived form of each type that is annotated with `@Archivable`.
@SupportedAnnotationTypes(Annotations.PACKAGE + "*")
public final class ArchiveProcessor extends AbstractProcessor {

    /// What has been refused, so that nothing is reported twice.
    private final Set<Report> reported = new HashSet<>();

    /// The type that each generated class belongs to, as named in its package.
    private final Map<String, String> generated = new HashMap<>();

    /// The names of types that wait for classes of other processors, until the next round.
    private final Set<String> waiting = new LinkedHashSet<>();

    private record Report(Element element, String message) {}

    /// Makes a processor, for the compiler.
    public ArchiveProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /// Claims the annotations, which no other processor needs: a compiler that gives all warnings
    /// would say otherwise that nobody does.
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        ModelReader reader =
                new ModelReader(
                        processingEnv.getElementUtils(),
                        processingEnv.getTypeUtils(),
                        this::report);
        if (round.processingOver()) {
            return true;
        }
        List<String> again = List.copyOf(waiting);
        waiting.clear();
        for (String name : again) {
            derive(
                    Objects.requireNonNull(processingEnv.getElementUtils().getTypeElement(name)),
                    reader);
        }
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(Annotations.ARCHIVABLE)) {
                round.getElementsAnnotatedWith(annotation)
                        .forEach(type -> derive((TypeElement) type, reader));
            }
        }
        return true;
    }

    private void report(Refusal refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (reported.add(new Report(refusal.element(), message))) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, message, refusal.element());
        }
    }

    private void derive(TypeElement type, ModelReader reader) {
        try {
            requireName(type, reader);
            VariantReader.isNewtype(type);
            Visibility.require(reader.names(), type, type, type.getSimpleName().toString());
            Optional<String> source = source(type, reader);
            if (source.isPresent()) {
                write(type, reader, source.get());
            }
        } catch (Refusal refusal) {
            report(refusal);
        } catch (Unresolved missing) {
            waiting.add(type.getQualifiedName().toString());
        } catch (IOException failure) {
            report(
                    new Refusal(
                            type,
                            type.getSimpleName()
                                    + ": its generated class cannot be written: "
                                    + failure));
        }
    }

    /// Refuses a name that another class has. The type of a sealed interface is a class beside the
    /// view.
    private void requireName(TypeElement type, ModelReader reader) throws Refusal {
        String name = fullName(type, reader);
        TypeElement present = processingEnv.getElementUtils().getTypeElement(name);
        if (present != null && !Annotations.find(present, "ArchiveGenerated").isPresent()) {
            throw nameIsTaken(type, name, "which is there already");
        }
        requireOwn(type, name);
        if (type.getKind() == ElementKind.INTERFACE) {
            requireOwn(type, name + EnumModel.TYPE_CLASS);
        }
    }

    private void requireOwn(TypeElement type, String name) throws Refusal {
        String own = Names.nested(type);
        String other = generated.putIfAbsent(name, own);
        if (other != null && !other.equals(own)) {
            throw nameIsTaken(type, name, "as that of " + other);
        }
    }

    private static Refusal nameIsTaken(TypeElement type, String name, String reason) {
        return new Refusal(
                type,
                type.getSimpleName()
                        + ": its generated class would be "
                        + name
                        + ", "
                        + reason
                        + ". Set another name: @Archivable(name = ...)");
    }

    private static String fullName(TypeElement type, ModelReader reader) {
        String packageName = reader.names().packageOf(type);
        return (packageName.isEmpty() ? "" : packageName + ".") + reader.viewName(type);
    }

    private static boolean isPublic(TypeElement type) {
        boolean isPublic = true;
        for (Element part = type; part instanceof TypeElement; part = part.getEnclosingElement()) {
            isPublic &= part.getModifiers().contains(Modifier.PUBLIC);
        }
        return isPublic;
    }

    private static void addDeclared(StructModel variant, Set<String> declared) {
        declared.add(variant.view());
        declared.addAll(NumberListSource.names(variant));
    }

    private static Source emptySource(TypeElement type, ModelReader reader, Set<String> declared) {
        String packageName = reader.names().packageOf(type);
        Set<String> hidden = reader.names().hiddenIn(packageName);
        return new Source(packageName, reader.viewName(type), declared, hidden);
    }

    private Optional<String> source(TypeElement type, ModelReader reader) throws Refusal {
        String modifiers = isPublic(type) ? "public " : "";
        Set<String> declared = new HashSet<>(Set.of("Type", "Layout", "Shared", "Row", "Mutable"));
        if (type.getKind() == ElementKind.RECORD) {
            return reader.struct(type)
                    .map(
                            model -> {
                                declared.addAll(NumberListSource.names(model));
                                Source out = emptySource(type, reader, declared);
                                new StructSource(model, out).add(modifiers);
                                return out.toString();
                            });
        }
        if (type.getKind() == ElementKind.INTERFACE
                && type.getModifiers().contains(Modifier.SEALED)) {
            return reader.enumeration(type)
                    .map(
                            model -> {
                                model.variants()
                                        .forEach(
                                                variant -> addDeclared(variant.struct(), declared));
                                Source out = emptySource(type, reader, declared);
                                new EnumSource(model, out).add(modifiers);
                                return out.toString();
                            });
        }
        throw new Refusal(
                type,
                type.getSimpleName()
                        + ": only records and sealed interfaces can be @Archivable. An enum needs"
                        + " no annotation; for a class, name a type with @With(...)");
    }

    private void write(TypeElement type, ModelReader reader, String source) throws IOException {
        String name = fullName(type, reader);
        try (Writer writer = processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
            writer.write(source);
        }
    }
}
