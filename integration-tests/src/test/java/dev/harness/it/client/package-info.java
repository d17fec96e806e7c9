/** HTTP clients of others, which the host owns and tools use. */
@org.jspecify.annotations.NullMarked
package dev.harness.it.client;
