/** What JVMs of the budgets' test run. */
@NullMarked
package dev.harness.it.budget;

import org.jspecify.annotations.NullMarked;
