/**
 * Which method asks which question, as data: one row each. The door is {@link
 * dev.harness.interceptors.Interceptions}.
 */
@NullMarked
package dev.harness.interceptors;

import org.jspecify.annotations.NullMarked;
