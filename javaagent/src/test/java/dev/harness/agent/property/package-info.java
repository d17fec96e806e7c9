/** Random cases for properties of the agent, and plain references to compare it with. */
@NullMarked
package dev.harness.agent.property;

import org.jspecify.annotations.NullMarked;
