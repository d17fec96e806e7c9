package dev.harness.agent.policy.judge;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text for the record of subjects that could not be understood. */
public final class Subjects {
  private Subjects() {}

  /** Never calls a method that a tool could have written. */
  public static String text(@Nullable Object subject) {
    if (subject instanceof String string) {
      return string;
    }
    if (subject instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    return subject == null ? "unknown" : subject.getClass().getName();
  }
}
