/// The ways to send and keep a record that are compared.
@NullMarked
package dev.arenite.engines.contender;

import org.jspecify.annotations.NullMarked;
