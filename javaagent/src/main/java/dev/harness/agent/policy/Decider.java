package dev.harness.agent.policy;

import dev.harness.agent.policy.database.Drivers;
import dev.harness.agent.policy.database.JdbcDecider;
import dev.harness.agent.policy.files.ArchiveUrl;
import dev.harness.agent.policy.files.FileDecider;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.jvm.JvmDecider;
import dev.harness.agent.policy.jvm.NameDecider;
import dev.harness.agent.policy.jvm.ThreadCompartments;
import dev.harness.agent.policy.network.NetDecider;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.process.ProcessDecider;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Sends each question to who answers its kind. */
public final class Decider {
  private final FileDecider files;
  private final NetDecider net;
  private final ProcessDecider processes;
  private final JdbcDecider databases;
  private final NameDecider names;
  private final JvmDecider jvm;

  public Decider(
      Judge judge,
      FileDecider files,
      ClassOwners owners,
      ThreadCompartments threads,
      Drivers drivers,
      ProcessDecider processes) {
    this.files = files;
    this.net = new NetDecider(judge);
    this.processes = processes;
    this.databases = new JdbcDecider(judge, owners, drivers);
    this.names = new NameDecider(judge);
    this.jvm = new JvmDecider(names, owners, threads);
  }

  private Decider(
      FileDecider files,
      NetDecider net,
      ProcessDecider processes,
      JdbcDecider databases,
      NameDecider names,
      JvmDecider jvm) {
    this.files = files;
    this.net = net;
    this.processes = processes;
    this.databases = databases;
    this.names = names;
    this.jvm = jvm;
  }

  /** The same by another judge. */
  public Decider judgedBy(Judge other) {
    NameDecider otherNames = new NameDecider(other);
    return new Decider(
        files.judgedBy(other),
        net.judgedBy(other),
        processes.judgedBy(other),
        databases.judgedBy(other),
        otherNames,
        jvm.judgedBy(otherNames));
  }

  /**
   * Answers a question.
   *
   * @param number the detail where it is a number, otherwise -1
   * @throws Exception for anything that went wrong; the caller denies
   */
  public Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail,
      int number)
      throws Exception {
    if (isOwnFile(compartment, question, subject)) {
      return Verdict.passing(Attempt.of(question.capability(), "database file"));
    }
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
      case JDBC -> databases.decide(compartment, question, subject, detail);
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

  public NameDecider names() {
    return names;
  }

  public FileDecider files() {
    return files;
  }

  /** Whether a database at work opens a file that it made. */
  private boolean isOwnFile(Compartment compartment, Question question, @Nullable Object subject) {
    Capability kind = question.capability();
    if (compartment.driving() == Compartment.Driving.NONE
        || (kind != Capability.FILE_READ && kind != Capability.FILE_WRITE)) {
      return false;
    }
    String path = files.text(subject);
    return path != null && Drivers.isDatabaseFile(path);
  }

  private Verdict process(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return question == Question.PROCESS_START
        ? processes.start(compartment, subject, detail)
        : processes.end(compartment, subject);
  }
}
