/**
 * Verify mode: makes every decision a second time, by other code where that matters, and ends the
 * JVM at the first difference.
 */
@NullMarked
package dev.harness.agent.verify;

import org.jspecify.annotations.NullMarked;
