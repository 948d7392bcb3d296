package dev.arenite.archive.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/// Types that generated code in a package can name.
final class Visibility {

    private Visibility() {}

    /// Refuses a type that the package of its user cannot see.
    static void require(Names names, TypeElement element, Element user, String where)
            throws Refusal {
        boolean samePackage = names.packageOf(element).equals(names.packageOf(user));
        for (Element part = element;
                part instanceof TypeElement;
                part = part.getEnclosingElement()) {
            boolean isPrivate = part.getModifiers().contains(Modifier.PRIVATE);
            if (isPrivate || (!samePackage && !part.getModifiers().contains(Modifier.PUBLIC))) {
                throw new Refusal(
                        user,
                        where
                                + ": "
                                + part.getSimpleName()
                                + " is not visible in the package "
                                + names.packageOf(user)
                                + ". Make it "
                                + (samePackage ? "visible there" : "public"));
            }
        }
    }
}
