package dev.harness.agent.policy.cache;

/**
 * Which file is open: device, number, and a time that tells it from a later file of that number,
 * which is soon used again.
 *
 * @param device number of the device
 * @param number number of the file on it
 * @param seconds time when it was made or, where the JDK does not say that, when its attributes or
 *     content changed last; seconds
 * @param nanos the rest of that time
 */
record FileIdentity(long device, long number, long seconds, long nanos) {}
