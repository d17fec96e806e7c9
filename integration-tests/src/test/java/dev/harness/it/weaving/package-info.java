/** Whether woven classes are still classes: real ones of many compilers, through the verifier. */
@NullMarked
package dev.harness.it.weaving;

import org.jspecify.annotations.NullMarked;
