package dev.harness.agent.manifest;

/**
 * A host and a port range.
 *
 * @param host a name in lower case, {@code *.suffix}, an IP address, a CIDR block, or {@code *};
 *     for {@code net.listen} without an address: {@code *}
 * @param firstPort the lowest port, 0 to 65535
 * @param lastPort the highest port, at least {@code firstPort}
 * @param text as written
 */
public record HostPattern(String host, int firstPort, int lastPort, String text) {}
