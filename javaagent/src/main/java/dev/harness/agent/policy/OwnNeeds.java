package dev.harness.agent.policy;

import dev.harness.agent.manifest.ToolDeclaration;
import dev.harness.agent.policy.files.Environs;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Callers;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.agent.policy.owner.StackSearch;
import dev.harness.interceptors.Question;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK does for itself on a tool's thread. Looked at only when an operation is about to be
 * denied: a refusal inside a static initialiser would break that class for the whole JVM.
 */
final class OwnNeeds {
  private final JdkFiles files;
  private final ClassOwners owners;
  private final ClassPath classPath = ClassPath.ofThisJvm();
  private final List<List<String>> packages = new ArrayList<>();
  private final List<List<String>> jars = new ArrayList<>();

  OwnNeeds(Environs environs, ClassOwners owners, List<ToolDeclaration> tools) {
    this.files = new JdkFiles(environs);
    this.owners = owners;
    for (ToolDeclaration tool : tools) {
      List<String> folders = new ArrayList<>();
      for (String name : tool.packages()) {
        folders.add(name.replace('.', '/') + '/');
      }
      packages.add(folders);
      List<String> files = new ArrayList<>();
      for (Path jar : tool.jars()) {
        files.add(jar.toString());
      }
      jars.add(files);
    }
  }

  /**
   * A pass if the JDK, or the initialiser of a host class, asks on its own account; otherwise the
   * denial, with who called.
   */
  Verdict unlessNeeded(Verdict denial, Question question, Compartment compartment, String path) {
    if (isRead(question) && isOwnResource(compartment, path)) {
      return Verdict.passing(denial.attempt());
    }
    Look look = new Look(question, compartment, path);
    return Boolean.TRUE.equals(look.search())
        ? Verdict.passing(denial.attempt())
        : denial.by(look.caller());
  }

  /** One look through the stack: whether it is a need of its own, and who called. */
  private final class Look extends StackSearch<Boolean> {
    private final Question question;
    private final Compartment compartment;
    private final String path;
    private @Nullable StackFrame nearest;
    private boolean isNone;

    Look(Question question, Compartment compartment, String path) {
      this.question = question;
      this.compartment = compartment;
      this.path = path;
    }

    @Nullable String caller() {
      return nearest == null ? null : Callers.text(nearest);
    }

    @Override
    protected @Nullable Boolean meet(StackFrame frame) {
      Class<?> type = frame.getDeclaringClass();
      if (nearest == null && !Origin.isJdk(type)) {
        nearest = frame;
      }
      if (isNone || owners.isTools(type)) {
        return none();
      }
      if (isInitialiserFree(question) && isInitialiser(frame)) {
        return Boolean.TRUE;
      }
      return nearest == null ? covers(frame, question, compartment, path) : null;
    }

    /** Here the compartment was entered: what is further out is not its doing. */
    @Override
    protected @Nullable Boolean meetHarness(Class<?> type) {
      return Origin.isEntry(type) ? none() : null;
    }

    /** It is no need; who called may be still to come. */
    private @Nullable Boolean none() {
      isNone = true;
      return nearest == null ? null : Boolean.FALSE;
    }
  }

  /** The same for values, which JDK code reads all day. */
  boolean coverValue() {
    return Callers.isJdk() || isSettingUp();
  }

  /** Whether a class of the host's sets itself up, which no tool's code does on the way here. */
  private boolean isSettingUp() {
    return Boolean.TRUE.equals(
        new StackSearch<Boolean>() {
          @Override
          protected @Nullable Boolean meet(StackFrame frame) {
            if (owners.isTools(frame.getDeclaringClass())) {
              return Boolean.FALSE;
            }
            return isInitialiser(frame) ? Boolean.TRUE : null;
          }

          /** Here the compartment was entered: what is further out is not its doing. */
          @Override
          protected @Nullable Boolean meetHarness(Class<?> type) {
            return Origin.isEntry(type) ? Boolean.FALSE : null;
          }
        }.search());
  }

  /** A class sets itself up once, for everybody, whoever uses it first. */
  private static boolean isInitialiser(StackFrame frame) {
    return frame.getMethodName().equals("<clinit>");
  }

  private @Nullable Boolean covers(
      StackFrame frame, Question question, Compartment compartment, String path) {
    Class<?> type = frame.getDeclaringClass();
    String name = type.getName();
    if ((isFile(question) && files.areBehindPower(name, path))
        || (isRead(question) && JdkFiles.isFileStore(name))
        || (question == Question.NET_RESOLVE && frame.getMethodName().equals("getLocalHost"))) {
      return Boolean.TRUE;
    }
    boolean own =
        isRead(question) && (files.areRead(name, path) || isClassPathRead(compartment, path, name));
    return own ? Boolean.TRUE : null;
  }

  private boolean isOwnResource(Compartment compartment, String path) {
    for (Tool tool : compartment.tools()) {
      if (!classPath.isResource(path, at(packages, tool))) {
        return false;
      }
    }
    return true;
  }

  /** What class loaders hand out to everyone: jars through their URLs, and lists of services. */
  private boolean isClassPathRead(Compartment compartment, String path, String type) {
    if (type.startsWith("sun.net.www.protocol.jar.")) {
      return classPath.isArchive(path) || isOwnJar(compartment, path);
    }
    return type.startsWith("java.util.ServiceLoader")
        && classPath.isResource(path, List.of("META-INF/services/"));
  }

  private boolean isOwnJar(Compartment compartment, String path) {
    for (Tool tool : compartment.tools()) {
      if (!at(jars, tool).contains(path)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> at(List<List<String>> lists, Tool tool) {
    return tool.number() < lists.size() ? lists.get(tool.number()) : List.of();
  }

  private static boolean isFile(Question question) {
    return switch (question.capability()) {
      case FILE_READ, FILE_WRITE, NET_UNIX -> true;
      default -> false;
    };
  }

  private static boolean isRead(Question question) {
    return switch (question) {
      case FILE_READ,
          FILE_READ_LINK,
          FILE_OPEN,
          FILE_OPEN_RANDOM,
          FILE_URL,
          FILE_READ_PATH,
          URL_READ ->
          true;
      default -> false;
    };
  }

  /** An initialiser reads and loads; it has no business with programs and other hosts. */
  private static boolean isInitialiserFree(Question question) {
    return switch (question.capability()) {
      case PROCESS_EXEC, NET_CONNECT, NET_UNIX, JDBC -> false;
      default -> true;
    };
  }
}
