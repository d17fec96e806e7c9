/** The other side: an MCP client that uses each tool as intended and as an injection would. */
@NullMarked
package dev.harness.samples.toolserver.client;

import org.jspecify.annotations.NullMarked;
