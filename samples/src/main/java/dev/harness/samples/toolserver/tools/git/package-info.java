/** The tool that asks git for the state of the workspace. */
@NullMarked
package dev.harness.samples.toolserver.tools.git;

import org.jspecify.annotations.NullMarked;
