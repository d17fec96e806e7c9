/**
 * The door of the agent: what {@code -javaagent} and {@code java -jar} enter. These classes are
 * seen by the boot loader and by the application; they set up the agent's own loader and jump.
 */
@NullMarked
package dev.harness.agent;

import org.jspecify.annotations.NullMarked;
