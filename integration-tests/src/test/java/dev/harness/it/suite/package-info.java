/** The published tests of libraries: what they say bare, and what they say in a tool. */
@org.jspecify.annotations.NullMarked
package dev.harness.it.suite;
