/**
 * What a check, a start and a refusal cost, beside other sandboxes of the JVM, which are run as
 * they are published. The door is {@link dev.harness.benchmarks.peers.PeersReport}; each
 * measurement is a forked JVM that runs {@link dev.harness.benchmarks.peers.Fork} or {@link
 * dev.harness.benchmarks.peers.Start}. Code that needs a peer's classes lies in {@code src/peers}
 * and is compiled only when they have been fetched.
 */
@NullMarked
package dev.harness.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
