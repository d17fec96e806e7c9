package dev.harness.agent.policy;

import dev.harness.agent.jdbc.Handles;
import dev.harness.agent.jdbc.JdbcUrl;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a compartment gets to see, or may pass on, in place of a value. */
public final class Values {
  /** A property that nobody sets stands for each that the compartment may not read. */
  private static final String ABSENT = "harness\u0000absent";

  private static final String CHILD_ENVIRONMENT = "java.lang.ProcessEnvironment$StringEnvironment";

  private final Decider decider;
  private final OwnNeeds ownNeeds;
  private final Denials denials;
  private final boolean audits;
  private final DeletedAtExit deletedAtExit = new DeletedAtExit();

  Values(Decider decider, OwnNeeds ownNeeds, Denials denials, boolean audits) {
    this.decider = decider;
    this.ownNeeds = ownNeeds;
    this.denials = denials;
    this.audits = audits;
  }

  /**
   * The value for a compartment.
   *
   * @throws Refusal if the operation is denied rather than its result reduced
   */
  @SuppressWarnings("unchecked")
  public @Nullable Object visible(
      Compartment compartment, Question question, @Nullable Object value, @Nullable Object subject)
      throws Refusal, IOException {
    return switch (question) {
      case PROPERTY_READ ->
          isVisible(compartment, Capability.PROPERTY_READ, value) ? value : ABSENT;
      case ENV_READ ->
          value == null || isVisible(compartment, Capability.ENV_READ, subject) ? value : null;
      case PROPERTY_ALL -> audits ? value : properties(compartment, value);
      case ENV_ALL -> audits ? value : environment(compartment, (Map<String, String>) value);
      case PROCESS_ENVIRONMENT ->
          audits
              ? value
              : decider.processes().environment(compartment, subject, (Map<String, String>) value);
      case FILE_WRITE -> writable(compartment, question, value);
      case FILE_REFUSED -> OwnAnswers.explained(value, subject);
      case FILE_DELETE_LATER -> deletedAtExit.add(compartment, String.valueOf(value));
      case JDBC_CONNECT ->
          audits ? value : decider.databases().logins().properties(compartment, value, subject);
      case JDBC_USER -> null;
      case JDBC_URL -> value instanceof String url ? JdbcUrl.withoutSecrets(url) : value;
      case JDBC_SECRET -> subject != null && Handles.isHosts(subject) ? null : value;
      case JDBC_MADE -> decider.databases().usable(value);
      case JDBC_FAILURE -> decider.databases().logins().told(compartment, value, subject);
      default -> audits ? value : null;
    };
  }

  DeletedAtExit deletedAtExit() {
    return deletedAtExit;
  }

  private @Nullable Object properties(Compartment compartment, @Nullable Object value) {
    return value instanceof Properties all && !ownNeeds.coverValue()
        ? decider.names().properties(compartment, all)
        : value;
  }

  /** A file whose name the JDK has just made up. */
  private @Nullable Object writable(
      Compartment compartment, Question question, @Nullable Object file) throws Refusal {
    String path =
        file instanceof File made && file.getClass() == File.class ? made.getPath() : null;
    Verdict verdict = decider.files().decide(compartment, question, path, null, 0);
    if (!verdict.allowed()) {
      throw new Refusal(verdict);
    }
    return file;
  }

  private boolean isVisible(Compartment compartment, Capability capability, @Nullable Object name) {
    if (!(name instanceof String text)) {
      return true;
    }
    Verdict verdict = decider.names().decide(compartment, capability, text);
    if (verdict.allowed() || ownNeeds.coverValue()) {
      return true;
    }
    denials.record(compartment, verdict);
    return audits;
  }

  private @Nullable Object environment(Compartment compartment, @Nullable Map<String, String> all) {
    if (all == null || ownNeeds.coverValue()) {
      return all;
    }
    if (all.getClass().getName().equals(CHILD_ENVIRONMENT)) {
      decider.names().reduce(compartment, all);
      return all;
    }
    return decider.names().environment(compartment, all);
  }
}
