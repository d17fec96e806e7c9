/** Runs the sample as a user would. */
@NullMarked
package dev.harness.samples.toolserver;

import org.jspecify.annotations.NullMarked;
