/** Sample 2: a coding tool with git and a build, in a repository that is out for more. */
@NullMarked
package dev.harness.samples.codingtool;

import org.jspecify.annotations.NullMarked;
