/** The strong tool of the examples. */
@NullMarked
package dev.harness.it.example.archive;

import org.jspecify.annotations.NullMarked;
