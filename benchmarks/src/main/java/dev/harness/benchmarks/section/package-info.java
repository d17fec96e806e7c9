/** The sections of the report, and the programs that their JVMs run. */
@NullMarked
package dev.harness.benchmarks.section;

import org.jspecify.annotations.NullMarked;
