/** What samples share. */
@NullMarked
package dev.harness.samples;

import org.jspecify.annotations.NullMarked;
