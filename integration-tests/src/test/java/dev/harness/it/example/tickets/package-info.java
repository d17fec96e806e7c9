/** The weak tool of the examples: whoever writes a ticket chooses what it is asked for. */
@NullMarked
package dev.harness.it.example.tickets;

import org.jspecify.annotations.NullMarked;
