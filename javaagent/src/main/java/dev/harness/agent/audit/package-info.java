/** The record of what was refused: one JSON object a line. Lives in the agent's own loader. */
@NullMarked
package dev.harness.agent.audit;

import org.jspecify.annotations.NullMarked;
