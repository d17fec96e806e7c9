/**
 * The way to the kernel. It lives with JNA in a module layer of its own, which no tool can reach;
 * the agent knows it as {@link dev.harness.agent.kernel.Calls} only.
 */
@NullMarked
package dev.harness.agent.jna;

import org.jspecify.annotations.NullMarked;
