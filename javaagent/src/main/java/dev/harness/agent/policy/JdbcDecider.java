package dev.harness.agent.policy;

import dev.harness.capability.Capability;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers questions about database connections. */
final class JdbcDecider {
  /** Where data sources tell their URL. */
  private static final String[] URL_METHODS = {"getJdbcUrl", "getURL", "getUrl"};

  /** Properties of a connection that name no class, file or script. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "user",
          "password",
          "ssl",
          "sslmode",
          "usessl",
          "logintimeout",
          "connecttimeout",
          "sockettimeout",
          "applicationname",
          "characterencoding",
          "useunicode",
          "readonly");

  private final Judge judge;
  private final ClassOwners owners;

  JdbcDecider(Judge judge, ClassOwners owners) {
    this.judge = judge;
    this.owners = owners;
  }

  /** Whether a driver may connect to this URL. */
  Verdict connect(Compartment compartment, @Nullable Object url) {
    if (!(url instanceof String text)) {
      return Verdict.deny(Attempt.hopeless(Capability.JDBC, Subjects.text(url)), null);
    }
    Attempt attempt = Attempt.of(Capability.JDBC, JdbcUrl.withoutSecrets(text));
    return judge.judge(compartment, attempt, new UrlLookup(text));
  }

  /** Whether a data source, asked by its own class, leads to a granted URL. */
  Verdict source(Compartment compartment, @Nullable Object source)
      throws ReflectiveOperationException {
    if (source != null && !owners.isTools(source.getClass())) {
      String url = url(source);
      if (url != null) {
        return connect(compartment, url);
      }
    }
    return Verdict.deny(Attempt.hopeless(Capability.JDBC, Subjects.text(source)), null);
  }

  /** A connection that its driver did not make. */
  Verdict direct(@Nullable Object type) {
    return Verdict.deny(Attempt.hopeless(Capability.JDBC, Subjects.text(type)), null);
  }

  /**
   * A private copy of connection properties, so that what was checked is what the driver reads.
   *
   * @throws Refusal if one is not known to be harmless
   */
  @Nullable Properties properties(@Nullable Object given) throws Refusal {
    if (given == null) {
      return null;
    }
    Properties copy = new Properties();
    if (given.getClass() != Properties.class) {
      throw refusal(given.getClass().getName());
    }
    for (String name : ((Properties) given).stringPropertyNames()) {
      if (!PROPERTIES.contains(name.toLowerCase(Locale.ROOT))) {
        throw refusal("connection property " + name);
      }
      copy.setProperty(name, ((Properties) given).getProperty(name));
    }
    return copy;
  }

  private static Refusal refusal(String what) {
    return new Refusal(Verdict.deny(Attempt.hopeless(Capability.JDBC, what), null));
  }

  private static @Nullable String url(Object source) throws ReflectiveOperationException {
    for (String name : URL_METHODS) {
      try {
        Object url = source.getClass().getMethod(name).invoke(source);
        if (url instanceof String text) {
          return text;
        }
      } catch (NoSuchMethodException | InvocationTargetException e) {
        // The next name may be the one this source has.
      }
    }
    return null;
  }
}
