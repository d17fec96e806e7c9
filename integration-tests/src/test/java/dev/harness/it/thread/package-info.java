/** Ways to hand work to another thread, and a host that tries them all. */
@NullMarked
package dev.harness.it.thread;

import org.jspecify.annotations.NullMarked;
