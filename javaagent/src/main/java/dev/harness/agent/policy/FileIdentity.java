package dev.harness.agent.policy;

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
record FileIdentity(long device, long number, long seconds, long nanos) {

  /** Written out: what a record has of itself is linked at run time, at every start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FileIdentity file
        && number == file.number
        && device == file.device
        && seconds == file.seconds
        && nanos == file.nanos;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number * 31 + nanos) ^ Long.hashCode(device * 31 + seconds);
  }
}
