/** Work as real tools do it, whole: what users would notice. */
@NullMarked
package dev.harness.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
