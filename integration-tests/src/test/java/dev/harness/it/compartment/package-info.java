/** Who is in force: nested tools, threads, tokens, initialisers, and how a tool is told no. */
@NullMarked
package dev.harness.it.compartment;

import org.jspecify.annotations.NullMarked;
