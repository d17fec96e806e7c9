/** Decides about files: what a name leads to, with its links, and which grant covers it. */
@NullMarked
package dev.harness.agent.policy.files;

import org.jspecify.annotations.NullMarked;
