/**
 * What hosts and tool authors compile against: entering a tool by name, handing out tokens,
 * catching a denial.
 */
@NullMarked
package dev.harness.capability;

import org.jspecify.annotations.NullMarked;
