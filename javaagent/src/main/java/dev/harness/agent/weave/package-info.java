/**
 * Bytecode: turns rows into calls of the gate in JDK and driver classes, and gives the classes of
 * tools their entry gates. Lives in the agent's own loader; knows no policy.
 */
@NullMarked
package dev.harness.agent.weave;

import org.jspecify.annotations.NullMarked;
