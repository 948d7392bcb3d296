/// Archives that rkyv has written, and what they mean.
@NullMarked
package dev.arenite.tests.golden;

import org.jspecify.annotations.NullMarked;
