/**
 * Holds child processes with the kernel: Landlock for files and ports, seccomp for what Landlock
 * does not see. The door is {@link dev.harness.agent.kernel.Kernel}.
 */
@NullMarked
package dev.harness.agent.kernel;

import org.jspecify.annotations.NullMarked;
