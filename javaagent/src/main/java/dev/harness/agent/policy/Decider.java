package dev.harness.agent.policy;

import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Sends each question to who answers its kind. */
final class Decider {
  private final FileDecider files;
  private final NetDecider net;
  private final ProcessDecider processes;
  private final JdbcDecider databases;
  private final NameDecider names;
  private final JvmDecider jvm;

  Decider(
      Judge judge,
      Environs environs,
      ClassOwners owners,
      OwnFiles ownFiles,
      ThreadCompartments threads) {
    this.files = new FileDecider(judge, environs, ownFiles);
    this.net = new NetDecider(judge);
    this.processes = new ProcessDecider(judge, environs);
    this.databases = new JdbcDecider(judge, owners);
    this.names = new NameDecider(judge);
    this.jvm = new JvmDecider(names, owners, threads);
  }

  /**
   * Answers a question.
   *
   * @param number the detail where it is a number, otherwise -1
   * @throws Exception for anything that went wrong; the caller denies
   */
  Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail,
      int number)
      throws Exception {
    if (subject instanceof URL url) {
      URL inner = ArchiveUrl.inner(url);
      return ArchiveUrl.isRemote(inner)
          ? net.fetch(compartment, inner)
          : files.decide(compartment, question, inner, detail, number);
    }
    return switch (question.capability()) {
      case FILE_READ, FILE_WRITE -> files.decide(compartment, question, subject, detail, number);
      case NET_CONNECT, NET_LISTEN -> net.decide(compartment, question, subject, number);
      case NET_UNIX -> files.at(compartment, Capability.NET_UNIX, subject);
      case PROCESS_EXEC -> process(compartment, question, subject, detail);
      case JDBC -> database(compartment, question, subject);
      case JVM -> jvm.decide(compartment, question, subject, detail);
      default ->
          names.decide(
              compartment, question.capability(), subject instanceof String text ? text : "*");
    };
  }

  NetDecider net() {
    return net;
  }

  ProcessDecider processes() {
    return processes;
  }

  JdbcDecider databases() {
    return databases;
  }

  NameDecider names() {
    return names;
  }

  FileDecider files() {
    return files;
  }

  private Verdict process(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return question == Question.PROCESS_START
        ? processes.start(compartment, subject, detail)
        : Verdict.deny(Attempt.hopeless(Capability.PROCESS_EXEC, "another process"), null);
  }

  private Verdict database(Compartment compartment, Question question, @Nullable Object subject)
      throws ReflectiveOperationException {
    return switch (question) {
      case JDBC_CONNECT -> databases.connect(compartment, subject);
      case JDBC_SOURCE -> databases.source(compartment, subject);
      default -> databases.direct(subject);
    };
  }
}
