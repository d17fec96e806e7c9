/** The tool that calls a function by its name. */
@NullMarked
package dev.harness.samples.toolserver.tools.functions;

import org.jspecify.annotations.NullMarked;
