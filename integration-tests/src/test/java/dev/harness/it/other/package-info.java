/** A second tool, with grants of its own. */
@NullMarked
package dev.harness.it.other;

import org.jspecify.annotations.NullMarked;
