package dev.harness.agent.audit;

import java.time.Instant;

/** Tells the time as RFC 3339 writes it, in UTC. For one thread at a time. */
final class Clock {
  private static final int DIGITS = 9;

  private long second = Long.MIN_VALUE;
  private StringBuilder text = new StringBuilder();
  private int places;

  /** The time, with nine digits of its second; the rest is put together once a second. */
  CharSequence now() {
    Instant now = Instant.now();
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      String whole = Instant.ofEpochSecond(second).toString();
      places = whole.length();
      text = new StringBuilder(whole).append("000000000Z");
      text.setCharAt(places - 1, '.');
    }
    int nanos = now.getNano();
    for (int digit = DIGITS - 1; digit >= 0; digit--) {
      text.setCharAt(places + digit, (char) ('0' + nanos % 10));
      nanos /= 10;
    }
    return text;
  }
}
