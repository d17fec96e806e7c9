/**
 * Puts together what a manifest says: its tools, its grants and what decides by them. Everything
 * here and below runs inside JDK calls, in the agent's own loader, so it is loaded before arming.
 */
@NullMarked
package dev.harness.agent.policy;

import org.jspecify.annotations.NullMarked;
