/** The command line beside the agent: {@code java -jar harness.jar check manifest.yaml}. */
@NullMarked
package dev.harness.agent.cli;

import org.jspecify.annotations.NullMarked;
