package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.weave.DriverCoverage;
import dev.harness.agent.weave.SourceWeaver;
import dev.harness.interceptors.KnownDrivers;
import dev.harness.interceptors.Question;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which objects of the JDBC API may be asked, and which drivers work with an own authority. */
public final class Drivers {
  private final ClassOwners owners;
  private final DriverCoverage coverage;
  private final SourceWeaver sources;
  private final ClassValue<Set<String>> interfaces =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          Set<String> names = new HashSet<>();
          collect(type, names);
          return Set.copyOf(names);
        }
      };

  public Drivers(ClassOwners owners, DriverCoverage coverage, SourceWeaver sources) {
    this.owners = owners;
    this.coverage = coverage;
    this.sources = sources;
  }

  /** Why an object may not be used by tools; null if it may. */
  @Nullable String problem(Object object) {
    if (owners.isTools(object.getClass())) {
      return "a tool's own class";
    }
    return open(object);
  }

  /** What an object does without being asked about it first, in words; null for nothing. */
  @Nullable String open(Object object) {
    String open = coverage.problem(object.getClass());
    return open == null ? null : "this version is not known, " + open + " is not guarded";
  }

  /** Whether tools cannot change a data source that the host made. */
  boolean isClosed(Object source) {
    return !Handles.isHosts(source) || sources.isClosed(source.getClass());
  }

  /** Whether an object of a driver is one of the API, so that what it does is asked about first. */
  public boolean isAtWork(@Nullable Object driver) {
    return driver != null && !interfaces.get(driver.getClass()).isEmpty();
  }

  /** Whether an object implements an interface of the API. */
  public boolean implementsIt(@Nullable Object object, String name) {
    return object != null && interfaces.get(object.getClass()).contains(name);
  }

  /** Notes what was made or done with a database; {@code host} is whether no tool did it. */
  public void observe(
      Question question, @Nullable Object result, @Nullable Object subject, boolean host) {
    if (question == Question.JDBC_BATCH_END && subject != null) {
      Handles.cleared(subject);
    } else if (question == Question.JDBC_SOURCE && subject != null) {
      if (host) {
        Handles.madeByHost(subject);
        sources.close(subject.getClass());
      }
    } else if (result instanceof String text && subject != null) {
      told(question, text, subject);
    } else if (result != null) {
      made(question, result, subject, host);
    }
  }

  private static void told(Question question, String text, Object subject) {
    if (question == Question.JDBC_BATCH) {
      Handles.added(subject, text);
    } else if (question == Question.JDBC_SCHEMA) {
      Handles.moved(subject, text);
    }
  }

  private static void made(Question question, Object made, @Nullable Object from, boolean host) {
    if (question == Question.JDBC_UPDATABLE) {
      Handles.made(made);
    } else if (from instanceof String text && question == Question.JDBC_CONNECT) {
      Handles.connected(made, text, host);
    } else if (from instanceof String text) {
      Handles.prepared(made, text);
    }
  }

  /** Whether a path is of a kind that embedded databases make for themselves. */
  public static boolean isDatabaseFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (String suffix : KnownDrivers.FILES) {
      if (name.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Class<?> type, Set<String> names) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> face : each.getInterfaces()) {
        if (face.getName().startsWith("java.sql.") || face.getName().startsWith("javax.sql.")) {
          names.add(face.getName());
        }
        collect(face, names);
      }
    }
  }
}
