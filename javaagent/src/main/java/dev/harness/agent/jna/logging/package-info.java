/** Takes the place of {@code java.util.logging} in JNA, which must not start the host's logging. */
@NullMarked
package dev.harness.agent.jna.logging;

import org.jspecify.annotations.NullMarked;
