/**
 * What a tool does. Loaded from three jars: one that holds the grants, one that holds none, and one
 * that is the host's own.
 */
@NullMarked
package dev.harness.benchmarks.peers.guest;

import org.jspecify.annotations.NullMarked;
