package dev.arenite.archive.processor;

import javax.lang.model.element.Element;

/// A declaration that has no archived form; reported as an error of the compiler.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Element element;

    /// @param element the declaration at which it is reported
    /// @param message the type and component, the reason, and the remedy
    Refusal(Element element, String message) {
        super(message);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
