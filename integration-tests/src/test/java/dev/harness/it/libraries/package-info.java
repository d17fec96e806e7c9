/** Libraries that agents are made of, and the newer parts of Java, at work in a tool. */
@NullMarked
package dev.harness.it.libraries;

import org.jspecify.annotations.NullMarked;
