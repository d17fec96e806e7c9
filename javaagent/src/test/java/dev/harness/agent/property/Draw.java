package dev.harness.agent.property;

import java.util.List;
import java.util.SplittableRandom;

/** The random choices of one case. */
public final class Draw {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  Draw(long seed, int number) {
    this.random = new SplittableRandom(seed * MIX ^ number * 0xBF58476D1CE4E5B9L);
  }

  /** A number from 0 to {@code bound} - 1. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in {@code n} times. */
  public boolean once(int n) {
    return random.nextInt(n) == 0;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T of(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** One of these. */
  public <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Random bytes. */
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  /** A text of these characters, shorter than {@code bound}. */
  public String text(String characters, int bound) {
    StringBuilder text = new StringBuilder();
    for (int left = below(bound); left > 0; left--) {
      text.append(characters.charAt(below(characters.length())));
    }
    return text.toString();
  }

  /** A text with one character left out, doubled, or put in. */
  public String changed(String text, String characters) {
    int at = below(text.length() + 1);
    StringBuilder changed = new StringBuilder(text);
    if (once(2) || at == text.length()) {
      changed.insert(at, characters.charAt(below(characters.length())));
    } else if (once(2)) {
      changed.deleteCharAt(at);
    } else {
      changed.setCharAt(at, characters.charAt(below(characters.length())));
    }
    return changed.toString();
  }
}
