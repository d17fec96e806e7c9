/** Every native method of a JDK, and what stands between it and a tool. */
@NullMarked
package dev.harness.it.census;

import org.jspecify.annotations.NullMarked;
