/**
 * What the flight recorder is told of checks and denials, and the guard that counts them. Loaded
 * when the first recording is begun, not at the start: the module {@code jdk.jfr} may be absent.
 */
@NullMarked
package dev.harness.agent.flight;

import org.jspecify.annotations.NullMarked;
