/** Code of a tool: what it attempts, by every route we know. */
@NullMarked
package dev.harness.it.tool;

import org.jspecify.annotations.NullMarked;
