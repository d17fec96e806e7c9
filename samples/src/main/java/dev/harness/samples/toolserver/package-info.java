/**
 * An MCP server over stdio with five small tools, none of which knows of the harness. The door is
 * {@link dev.harness.samples.toolserver.Server}.
 */
@NullMarked
package dev.harness.samples.toolserver;

import org.jspecify.annotations.NullMarked;
