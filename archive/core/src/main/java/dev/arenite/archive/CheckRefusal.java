package dev.arenite.archive;

/// How a finding leaves the types. It has no stack: the path says more.
final class CheckRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    final String rule;
    final long byteOffset;

    /// A byte of what is being checked, for the path.
    final long place;

    CheckRefusal(String rule, long byteOffset, long place) {
        super(rule, null, false, false);
        this.rule = rule;
        this.byteOffset = byteOffset;
        this.place = place;
    }
}
