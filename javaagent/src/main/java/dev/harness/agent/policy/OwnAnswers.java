package dev.harness.agent.policy;

import dev.harness.agent.manifest.ToolDeclaration.OnDeny;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.capability.Capability;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.interceptors.OwnAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Says no as the API would that was called, for tools that ask for it: with the API's own
 * exception, our denial its cause, or with a value. It is written down all the same.
 */
public final class OwnAnswers {
  private static final int EACCES = 13;
  private static final int ENOENT = 2;

  /** A state after which a pool keeps its connection. */
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final @Nullable Constructor<?>[] denied;
  private final @Nullable Constructor<?>[] absent;

  /** Finds the exceptions now: looking for one inside a check would load classes there. */
  public OwnAnswers() {
    OwnAnswer[] answers = OwnAnswer.values();
    this.denied = new Constructor<?>[answers.length];
    this.absent = new Constructor<?>[answers.length];
    for (OwnAnswer answer : answers) {
      denied[answer.ordinal()] = constructor(answer, answer.denied());
      absent[answer.ordinal()] = constructor(answer, answer.absent());
    }
  }

  /**
   * What the refused method returns.
   *
   * @param subject what the row asked about
   * @throws Throwable the API's own exception, or the denial itself, if the method throws
   */
  public Object give(
      Compartment compartment,
      OwnAnswer answer,
      Verdict verdict,
      CapabilityDeniedException denial,
      @Nullable Object subject)
      throws Throwable {
    if (compartment.onDeny() == OnDeny.THROW) {
      if (answer == OwnAnswer.ERROR_NUMBER && Callers.isWritingUri()) {
        return EACCES;
      }
      throw denial;
    }
    boolean gone =
        compartment.onDeny() == OnDeny.ABSENT
            && verdict.attempt().capability() == Capability.FILE_READ;
    return switch (answer) {
      case NOTHING -> "";
      case ERROR_NUMBER -> gone ? ENOENT : EACCES;
      case ADDRESS_TEXT -> subject instanceof InetAddress address ? address.getHostAddress() : "";
      case FAILED_FUTURE -> CompletableFuture.failedFuture(own(answer, gone, denial, subject));
      case UNCHECKED_CONNECT ->
          throw own(answer, gone, denial, subject) instanceof IOException refused
              ? new UncheckedIOException(refused)
              : denial;
      default -> throw own(answer, gone, denial, subject);
    };
  }

  /** The exception that the JDK made of an error number, with the denial behind it as its cause. */
  static @Nullable Object explained(@Nullable Object made, @Nullable Object internal) {
    if (made instanceof Throwable shown
        && internal instanceof Throwable number
        && number.getCause() != null
        && shown.getCause() == null) {
      shown.initCause(number.getCause());
    }
    return made;
  }

  private Throwable own(
      OwnAnswer answer, boolean gone, CapabilityDeniedException denial, @Nullable Object subject)
      throws ReflectiveOperationException {
    Constructor<?> constructor = (gone ? absent : denied)[answer.ordinal()];
    if (constructor == null) {
      return denial;
    }
    Object made =
        switch (constructor.getParameterCount()) {
          case 0 -> constructor.newInstance();
          case 1 -> constructor.newInstance(argument(answer, gone, denial, subject));
          default -> constructor.newInstance(denial.getMessage(), INSUFFICIENT_PRIVILEGE);
        };
    return ((Throwable) made).initCause(denial);
  }

  private static Object argument(
      OwnAnswer answer, boolean gone, CapabilityDeniedException denial, @Nullable Object subject) {
    String text = subject instanceof String name ? name : denial.resource();
    return switch (answer) {
      case UNIX -> gone ? ENOENT : EACCES;
      case FILE_SYSTEM -> text;
      case FILE_NOT_FOUND ->
          text + (gone ? " (No such file or directory)" : " (Permission denied)");
      default -> String.valueOf(denial.getMessage());
    };
  }

  /** Null for a class of a module that this JVM lacks: then no row asks for it either. */
  private static @Nullable Constructor<?> constructor(OwnAnswer answer, String name) {
    if (name.isEmpty()) {
      return null;
    }
    try {
      Class<?> type = Class.forName(name, true, ClassLoader.getPlatformClassLoader());
      return switch (answer) {
        case UNIX -> open(type.getDeclaredConstructor(int.class));
        case READ_ONLY -> type.getConstructor();
        case SQL -> type.getConstructor(String.class, String.class);
        default -> type.getConstructor(String.class);
      };
    } catch (ClassNotFoundException e) {
      return null;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("this JDK's " + name + " is of another shape", e);
    }
  }

  private static Constructor<?> open(Constructor<?> constructor) {
    constructor.setAccessible(true);
    return constructor;
  }
}
