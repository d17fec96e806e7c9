/**
 * The work of a tool, as its own code, as references to the JDK's methods, and wrapped by the JDK.
 */
@NullMarked
package dev.harness.it.tool.thread;

import org.jspecify.annotations.NullMarked;
