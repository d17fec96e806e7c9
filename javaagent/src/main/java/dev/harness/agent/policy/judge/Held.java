package dev.harness.agent.policy.judge;

import dev.harness.capability.Capability;

/**
 * One pattern of a grant or {@code never} rule as it was written, beside the tables made of it.
 *
 * @param capability its kind
 * @param pattern a {@code String}, a {@code HostPattern}, a {@code Grant.Exec} or a {@code
 *     Grant.Jdbc}
 * @param rule what is left of it
 */
public record Held(Capability capability, Object pattern, Rule rule) {}
