/**
 * Reads manifests: every problem of a file with its line and column, all of them at once. The door
 * is {@link dev.harness.agent.manifest.load.ManifestLoader}.
 */
@NullMarked
package dev.harness.agent.manifest.load;

import org.jspecify.annotations.NullMarked;
