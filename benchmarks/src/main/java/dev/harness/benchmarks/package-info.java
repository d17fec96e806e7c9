/**
 * What a check costs: the gate alone under JMH, and whole operations as ratios inside one JVM. The
 * door is {@link dev.harness.benchmarks.Report}.
 */
@NullMarked
package dev.harness.benchmarks;

import org.jspecify.annotations.NullMarked;
