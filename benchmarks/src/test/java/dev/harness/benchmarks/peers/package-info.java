/** Tests of what is made of the figures; the figures themselves need the peers. */
@NullMarked
package dev.harness.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
