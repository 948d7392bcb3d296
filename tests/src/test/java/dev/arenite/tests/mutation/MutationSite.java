package dev.arenite.tests.mutation;

/// Where a mutant is and what kind it is of, without the line, which changes with each edit.
///
/// @param className  the name of the class below `dev.arenite`
/// @param methodName the name of the method
/// @param mutator    the simple name of PIT's mutator
record MutationSite(String className, String methodName, String mutator) {

    static final String PREFIX = "dev.arenite.";

    /// @param className the full name of the class
    /// @param mutator   the full name of the mutator
    static MutationSite of(String className, String methodName, String mutator) {
        return new MutationSite(
                className.substring(PREFIX.length()),
                methodName,
                mutator.substring(mutator.lastIndexOf('.') + 1));
    }
}
