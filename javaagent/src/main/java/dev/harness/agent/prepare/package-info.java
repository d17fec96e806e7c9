/**
 * The JDK's classes woven ahead: a deployer has them written beside harness.jar, and a start takes
 * them from there instead of weaving them.
 */
@NullMarked
package dev.harness.agent.prepare;

import org.jspecify.annotations.NullMarked;
