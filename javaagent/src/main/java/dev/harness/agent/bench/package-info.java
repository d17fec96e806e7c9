/** Measures what the grants of a manifest cost on this machine, and starts no application. */
@NullMarked
package dev.harness.agent.bench;

import org.jspecify.annotations.NullMarked;
