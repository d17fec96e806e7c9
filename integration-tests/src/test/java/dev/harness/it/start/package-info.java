/**
 * Starting: the jar, the manifest, other agents, verify mode, recordings and what a start may cost.
 */
@NullMarked
package dev.harness.it.start;

import org.jspecify.annotations.NullMarked;
