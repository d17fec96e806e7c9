/** Tests of sample 3. */
@NullMarked
package dev.harness.samples.reporttool;

import org.jspecify.annotations.NullMarked;
