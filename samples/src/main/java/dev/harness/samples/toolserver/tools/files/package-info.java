/** The tool that reads files of the workspace. */
@NullMarked
package dev.harness.samples.toolserver.tools.files;

import org.jspecify.annotations.NullMarked;
