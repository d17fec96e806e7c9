/**
 * What rewritten JDK code calls: a gate that finds the compartment of the thread, and the guard it
 * asks. Lives in the boot loader, so it is small and depends on nothing.
 */
@NullMarked
package dev.harness.bootstrap;

import org.jspecify.annotations.NullMarked;
