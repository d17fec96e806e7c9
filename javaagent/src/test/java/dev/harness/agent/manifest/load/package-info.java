/** Tests of reading manifests. */
@NullMarked
package dev.harness.agent.manifest.load;

import org.jspecify.annotations.NullMarked;
