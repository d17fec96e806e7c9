/** Whose code runs: by the class, the thread, the stack, or whoever handed a task over. */
@NullMarked
package dev.harness.agent.policy.owner;

import org.jspecify.annotations.NullMarked;
