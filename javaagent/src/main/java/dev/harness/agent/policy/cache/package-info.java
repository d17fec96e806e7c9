/** Answers that are remembered, and how long: what makes a repeated check cost nanoseconds. */
@NullMarked
package dev.harness.agent.policy.cache;

import org.jspecify.annotations.NullMarked;
