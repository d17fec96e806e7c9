/**
 * What a tool computes. Loaded twice, from one jar that the manifest gives to a tool and from one
 * that it does not.
 */
@NullMarked
package dev.harness.benchmarks.work;

import org.jspecify.annotations.NullMarked;
