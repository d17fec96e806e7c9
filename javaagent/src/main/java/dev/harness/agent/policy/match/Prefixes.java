package dev.harness.agent.policy.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values filed under the beginning of a text. A look-up costs one hash look-up for each length in
 * use, however many values there are.
 */
final class Prefixes<T> {
  private final Map<String, T> values = new HashMap<>();
  private int[] lengths = new int[0];

  /** What is filed under exactly this beginning. */
  @Nullable T get(String prefix) {
    return values.get(prefix);
  }

  void put(String prefix, T value) {
    values.put(prefix, value);
    if (Arrays.binarySearch(lengths, prefix.length()) < 0) {
      lengths = Arrays.copyOf(lengths, lengths.length + 1);
      lengths[lengths.length - 1] = prefix.length();
      Arrays.sort(lengths);
    }
  }

  /** How many places {@link #at} must be asked for. */
  int places() {
    return lengths.length;
  }

  /** What is filed under the beginning of a text that has the length of this place. */
  @Nullable T at(int place, String text) {
    int length = lengths[place];
    return length > text.length() ? null : values.get(text.substring(0, length));
  }

  /** What stands before the first star of a pattern. */
  static String literal(String pattern) {
    int star = pattern.indexOf('*');
    return star < 0 ? pattern : pattern.substring(0, star);
  }
}
