/** The tool's own code. */
@NullMarked
package dev.harness.samples.codingtool.tool;

import org.jspecify.annotations.NullMarked;
