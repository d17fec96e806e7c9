/** Tests of what is said to the kernel. */
@NullMarked
package dev.harness.agent.kernel;

import org.jspecify.annotations.NullMarked;
