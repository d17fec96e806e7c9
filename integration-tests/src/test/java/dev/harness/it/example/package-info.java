/** The host of the examples in {@code docs/tokens.md}, which are quoted from here. */
@NullMarked
package dev.harness.it.example;

import org.jspecify.annotations.NullMarked;
