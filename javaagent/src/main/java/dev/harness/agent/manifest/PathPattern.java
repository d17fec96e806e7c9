package dev.harness.agent.manifest;

/**
 * An absolute path in which {@code *} matches within a name and {@code **} across names; {@code
 * dir/**} covers {@code dir} itself.
 *
 * @param text the pattern: absolute, without empty, {@code .} or {@code ..} names
 */
public record PathPattern(String text) {}
