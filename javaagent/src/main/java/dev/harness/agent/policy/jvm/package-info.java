/** Decides about what all code of a JVM shares: properties, threads, class loaders, hooks. */
@NullMarked
package dev.harness.agent.policy.jvm;

import org.jspecify.annotations.NullMarked;
