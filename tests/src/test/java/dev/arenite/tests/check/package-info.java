/// What the checker accepts and refuses, judged by rkyv's verdicts and by what happens afterwards.
@NullMarked
package dev.arenite.tests.check;

import org.jspecify.annotations.NullMarked;
