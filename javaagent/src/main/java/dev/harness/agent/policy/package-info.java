/**
 * Decides: a pure answer to "may this compartment do this?", and the guard that asks it. Lives in
 * the agent's own loader. Everything here runs inside JDK calls, so it is loaded before arming.
 */
@NullMarked
package dev.harness.agent.policy;

import org.jspecify.annotations.NullMarked;
