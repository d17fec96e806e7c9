/**
 * Puts the harness to work before {@code main}: reads the manifest, weaves, arms, tests itself. The
 * door is {@link dev.harness.agent.start.Start}. What fails here ends the JVM with clear lines.
 */
@NullMarked
package dev.harness.agent.start;

import org.jspecify.annotations.NullMarked;
