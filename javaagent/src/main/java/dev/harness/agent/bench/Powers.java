package dev.harness.agent.bench;

import dev.harness.agent.manifest.JvmPower;
import dev.harness.interceptors.Question;
import org.jspecify.annotations.Nullable;

/** One question for each power over the JVM. */
final class Powers {
  private Powers() {}

  /** What asks for this power, with a subject that the JDK's own needs do not cover. */
  static Operation operation(String kind, String pattern, JvmPower power) {
    return switch (power) {
      case EXIT -> of(kind, pattern, Question.JVM_EXIT, null, null);
      case NATIVE -> of(kind, pattern, Question.JVM_NATIVE, Powers.class, "bench");
      case CLASS_LOADER -> of(kind, pattern, Question.JVM_CLASS_LOADER, null, null);
      case THREAD -> of(kind, pattern, Question.JVM_THREAD, others(), null);
      case INSPECT -> of(kind, pattern, Question.JVM_INSPECT, null, null);
      case REFLECTION -> of(kind, pattern, Question.JVM_REFLECTION, Powers.class, null);
      case SECURITY_PROVIDER -> of(kind, pattern, Question.JVM_SECURITY_PROVIDER, null, null);
      case GLOBAL_STATE -> of(kind, pattern, Question.JVM_GLOBAL_STATE, null, null);
      case DYNAMIC_CODE -> of(kind, pattern, Question.JVM_DYNAMIC_CODE, null, null);
      case MANAGEMENT -> of(kind, pattern, Question.JVM_MANAGEMENT, null, null);
    };
  }

  private static Operation of(
      String kind,
      String pattern,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return new Operation(kind, pattern, question, subject, detail, -1);
  }

  /** Threads of the host. */
  private static @Nullable Object others() {
    return Thread.currentThread().getThreadGroup();
  }
}
