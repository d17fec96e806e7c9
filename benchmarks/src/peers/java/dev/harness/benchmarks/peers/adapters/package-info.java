/** Each class here switches one peer on; compiled by the runner, on a JDK that reads the peers' classes. */
package dev.harness.benchmarks.peers.adapters;
