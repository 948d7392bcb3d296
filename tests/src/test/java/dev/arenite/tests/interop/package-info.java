/// The exchange of archives with rkyv.
@NullMarked
package dev.arenite.tests.interop;

import org.jspecify.annotations.NullMarked;
