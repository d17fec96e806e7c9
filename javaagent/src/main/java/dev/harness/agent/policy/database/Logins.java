package dev.harness.agent.policy.database;

import dev.harness.agent.jdbc.DatabaseUrl;
import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.manifest.Grant;
import dev.harness.agent.manifest.Secret;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.DatabaseRule;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Tool;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.capability.Capability;
import dev.harness.capability.CapabilityDeniedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Who connects to a database: as the grant says, or as the tool does. */
public final class Logins {
  private static final String FAILED = "the database took no connection with the login of the host";

  /**
   * A private copy of connection properties, so that what was checked is what the driver reads.
   *
   * @throws Refusal if one is not known to be harmless
   */
  public @Nullable Properties properties(
      Compartment compartment, @Nullable Object given, @Nullable Object url)
      throws Refusal, IOException {
    String text = url instanceof String string ? string : "";
    DatabaseRule rule = rule(compartment, text);
    Properties copy = given == null ? null : copy(given, text);
    if (rule == null || !rule.logsIn()) {
      return copy;
    }
    Properties login = copy == null ? new Properties() : copy;
    put(login, "user", rule.user());
    put(login, "password", rule.password());
    return login;
  }

  private static void put(Properties login, String name, @Nullable Secret secret)
      throws IOException {
    if (secret == null) {
      login.remove(name);
    } else {
      login.setProperty(name, secret.value());
    }
  }

  /** The grant with which the innermost tool connects. */
  private static @Nullable DatabaseRule rule(Compartment compartment, String url) {
    Tool tool = compartment.tools().get(compartment.tools().size() - 1);
    return new UrlLookup(url, false).in(tool.holdings());
  }

  /**
   * What a tool is told of a connection that failed: where somebody else logged in, nothing that
   * the driver says, because it may name who, and with what.
   */
  public @Nullable Object told(
      Compartment compartment, @Nullable Object thrown, @Nullable Object by) {
    boolean own = by == null || (!Handles.isHosts(by) && !logsIn(compartment));
    if (own || !(thrown instanceof Exception failed) || isDenial(failed)) {
      return thrown;
    }
    return failed instanceof SQLException sql
        ? new SQLException(FAILED, sql.getSQLState(), sql.getErrorCode())
        : new SQLException(FAILED);
  }

  private static boolean isDenial(Exception failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof CapabilityDeniedException) {
        return true;
      }
    }
    return false;
  }

  private static boolean logsIn(Compartment compartment) {
    for (Tool tool : compartment.tools()) {
      for (Grant grant : tool.grants()) {
        if (grant instanceof Grant.Jdbc jdbc && (jdbc.user() != null || jdbc.password() != null)) {
          return true;
        }
      }
    }
    return !compartment.tokens().isEmpty();
  }

  private static Properties copy(Object given, String url) throws Refusal {
    Properties copy = new Properties();
    if (given.getClass() != Properties.class) {
      throw refusal(given.getClass().getName());
    }
    for (String name : ((Properties) given).stringPropertyNames()) {
      String value = ((Properties) given).getProperty(name);
      if (!DatabaseUrl.isFree(url, name, value)) {
        throw refusal("with the property " + name);
      }
      copy.setProperty(name, value);
    }
    return copy;
  }

  private static Refusal refusal(String what) {
    return new Refusal(Verdict.deny(Attempt.hopeless(Capability.JDBC, what), null));
  }
}
