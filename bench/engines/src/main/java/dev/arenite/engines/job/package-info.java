/// Jobs on a cluster in this virtual machine.
@NullMarked
package dev.arenite.engines.job;

import org.jspecify.annotations.NullMarked;
