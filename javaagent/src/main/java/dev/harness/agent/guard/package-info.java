/**
 * The guard that the gate asks: remembered answers first, then the policy. Whatever goes wrong here
 * while a tool runs is a denial. Runs inside JDK calls, so it is loaded before arming.
 */
@NullMarked
package dev.harness.agent.guard;

import org.jspecify.annotations.NullMarked;
