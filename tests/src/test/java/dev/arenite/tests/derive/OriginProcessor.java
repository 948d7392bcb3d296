package dev.arenite.tests.derive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/// Runs another processor, and notes the elements that each of its files is said to come from.
final class OriginProcessor implements Processor {

    private final Processor processor;

    /// The names of the elements, by the name of the generated class.
    private final Map<String, List<String>> origins = new TreeMap<>();

    OriginProcessor(Processor processor) {
        this.processor = processor;
    }

    Map<String, List<String>> origins() {
        return origins;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        processor.init(new Environment(environment, new NotingFiler(environment.getFiler())));
    }

    /// Claims what the other processor claims.
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element,
            AnnotationMirror annotation,
            ExecutableElement member,
            String userText) {
        return processor.getCompletions(element, annotation, member, userText);
    }

    private final class NotingFiler implements Filer {
        private final Filer filer;

        NotingFiler(Filer filer) {
            this.filer = filer;
        }

        private void note(CharSequence name, Element... elements) {
            List<String> names = new ArrayList<>();
            for (Element element : elements) {
                names.add(element.toString());
            }
            origins.put(name.toString(), names);
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements)
                throws IOException {
            note(name, elements);
            return filer.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements)
                throws IOException {
            note(name, elements);
            return filer.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location,
                CharSequence packageName,
                CharSequence name,
                Element... elements)
                throws IOException {
            note(name, elements);
            return filer.createResource(location, packageName, name, elements);
        }

        @Override
        public FileObject getResource(
                JavaFileManager.Location location, CharSequence packageName, CharSequence name)
                throws IOException {
            return filer.getResource(location, packageName, name);
        }
    }

    /// An environment with another filer.
    private record Environment(ProcessingEnvironment environment, Filer filer)
            implements ProcessingEnvironment {

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Map<String, String> getOptions() {
            return environment.getOptions();
        }

        @Override
        public Messager getMessager() {
            return environment.getMessager();
        }

        @Override
        public Elements getElementUtils() {
            return environment.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return environment.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return environment.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return environment.getLocale();
        }
    }
}
