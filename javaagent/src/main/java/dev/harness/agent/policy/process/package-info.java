/** Decides about child processes, starts them confined, and ends them at their limits. */
@NullMarked
package dev.harness.agent.policy.process;

import org.jspecify.annotations.NullMarked;
