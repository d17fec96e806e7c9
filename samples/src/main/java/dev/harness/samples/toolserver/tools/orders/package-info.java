/** The tool that queries the orders database. */
@NullMarked
package dev.harness.samples.toolserver.tools.orders;

import org.jspecify.annotations.NullMarked;
