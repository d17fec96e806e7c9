/**
 * Child processes: what may be started, how the kernel holds it, its limits, its output and its
 * end.
 */
@NullMarked
package dev.harness.it.process;

import org.jspecify.annotations.NullMarked;
