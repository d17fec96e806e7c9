/** Database drivers that nobody knows: well formed and not. */
@NullMarked
package dev.harness.it.driver;

import org.jspecify.annotations.NullMarked;
