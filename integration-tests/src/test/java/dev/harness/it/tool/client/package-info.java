/** The tool that asks web servers. */
@org.jspecify.annotations.NullMarked
package dev.harness.it.tool.client;
