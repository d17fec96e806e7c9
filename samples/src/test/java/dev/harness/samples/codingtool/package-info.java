/** Tests of sample 2. */
@NullMarked
package dev.harness.samples.codingtool;

import org.jspecify.annotations.NullMarked;
