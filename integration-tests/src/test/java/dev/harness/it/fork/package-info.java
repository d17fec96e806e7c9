/** JVMs of their own with the real jar, on every JDK found. */
@NullMarked
package dev.harness.it.fork;

import org.jspecify.annotations.NullMarked;
