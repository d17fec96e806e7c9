/**
 * Patterns arranged for look-up: paths, hosts, programs, URLs, names. Runs below file opens and
 * name look-ups on a tool's thread, so: no lambdas, no recursion on what a tool supplies, bounded
 * work.
 */
@NullMarked
package dev.harness.agent.policy.match;

import org.jspecify.annotations.NullMarked;
