/**
 * What patterns mean, written down as plainly as possible: the yardstick of verify mode and of the
 * tests. Slow, without tables and without a memory; uses nothing of what it is to check.
 */
@NullMarked
package dev.harness.agent.verify.plain;

import org.jspecify.annotations.NullMarked;
