/**
 * The core of every decision: who asks (a compartment, its tools and tokens), what is attempted,
 * and whether a grant of each of them covers it and no {@code never} rule forbids it.
 */
@NullMarked
package dev.harness.agent.policy.judge;

import org.jspecify.annotations.NullMarked;
