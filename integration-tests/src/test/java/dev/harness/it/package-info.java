/** Tests of the real jar in JVMs of their own, and the host's side of what runs in them. */
@NullMarked
package dev.harness.it;

import org.jspecify.annotations.NullMarked;
