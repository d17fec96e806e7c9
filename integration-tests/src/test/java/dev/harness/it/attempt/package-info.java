/**
 * Every way out of a compartment, tried without the harness, denied, granted and with a neighbour's
 * grant; judged by what it leaves behind.
 */
@NullMarked
package dev.harness.it.attempt;

import org.jspecify.annotations.NullMarked;
