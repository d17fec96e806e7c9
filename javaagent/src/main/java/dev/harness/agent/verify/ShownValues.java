package dev.harness.agent.verify;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.owner.Who;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a compartment sees the variables and properties that it may see, and no others. */
final class ShownValues {
  private final SecondOpinion second;

  ShownValues(SecondOpinion second) {
    this.second = second;
  }

  /** Names of many values; they may be taken out of the same object later. */
  static Set<String> names(@Nullable Object values) {
    if (values instanceof Properties properties) {
      return properties.stringPropertyNames();
    }
    Set<String> names = new HashSet<>();
    if (values instanceof Map<?, ?> map) {
      for (Object name : map.keySet()) {
        names.add(String.valueOf(name));
      }
    }
    return names;
  }

  /**
   * What is wrong with what is {@code seen} in place of a result; null for nothing.
   *
   * @param names those in the result before
   */
  @Nullable String difference(
      Compartment compartment,
      Question question,
      @Nullable Object result,
      @Nullable Object subject,
      Set<String> names,
      @Nullable Object seen) {
    return switch (question) {
      case PROPERTY_READ -> one(compartment, question, result, seen == result);
      case ENV_READ -> result == null ? null : one(compartment, question, subject, seen == result);
      case PROPERTY_ALL, ENV_ALL -> all(compartment, question, names, names(seen));
      default -> null;
    };
  }

  private @Nullable String all(
      Compartment compartment, Question question, Set<String> names, Set<String> seen) {
    for (String name : names) {
      String difference = one(compartment, question, name, seen.contains(name));
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String one(
      Compartment compartment, Question question, @Nullable Object name, boolean shown) {
    Capability kind = question.capability();
    if (!(name instanceof String text) || second.shows(compartment, kind, text) == shown) {
      return null;
    }
    return kind.key()
        + " of "
        + text
        + (shown ? " is shown to " : " is kept from ")
        + Who.of(compartment)
        + ", the other way by the grants as written";
  }
}
