/** The tool's own code. */
@NullMarked
package dev.harness.samples.reporttool.tool;

import org.jspecify.annotations.NullMarked;
