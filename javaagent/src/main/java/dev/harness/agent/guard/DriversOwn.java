package dev.harness.agent.guard;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.interceptors.Question;

/** What a database driver at work does besides asking its database. */
final class DriversOwn {
  private DriversOwn() {}

  /** Whether a driver that works for a compartment may do it for itself. */
  static boolean covers(Compartment compartment, Question question) {
    return switch (compartment.driving()) {
      case NONE -> false;
      case STATEMENT -> covers(question);
      case ITSELF ->
          covers(question)
              || question == Question.NET_CONNECT
              || question == Question.NET_RESOLVE
              || question == Question.JVM_HOOK;
    };
  }

  private static boolean covers(Question question) {
    return switch (question) {
      case JDBC_INSIDE, JDBC_DIRECT, JDBC_SETTING, PROPERTY_READ, PROPERTY_ALL, JVM_THREAD -> true;
      default -> false;
    };
  }
}
