package dev.harness.agent.policy;

import dev.harness.agent.audit.AuditLog;
import dev.harness.agent.kernel.Kernel;
import dev.harness.agent.kernel.Prohibitions;
import dev.harness.agent.manifest.Manifest;
import dev.harness.agent.policy.cache.DecisionCache;
import dev.harness.agent.policy.cache.Epoch;
import dev.harness.agent.policy.database.Drivers;
import dev.harness.agent.policy.database.StatementDecider;
import dev.harness.agent.policy.files.Environs;
import dev.harness.agent.policy.files.FileDecider;
import dev.harness.agent.policy.files.OwnFiles;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Holdings;
import dev.harness.agent.policy.judge.HoldingsBuilder;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.jvm.ThreadCompartments;
import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.agent.policy.owner.WorkerStarts;
import dev.harness.agent.policy.process.Child;
import dev.harness.agent.policy.process.Children;
import dev.harness.agent.policy.process.Confinements;
import dev.harness.agent.policy.process.Launches;
import dev.harness.agent.policy.process.ProcessDecider;
import dev.harness.agent.weave.DriverCoverage;
import dev.harness.agent.weave.SourceWeaver;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.interceptors.Question;
import java.io.FilterInputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a manifest says, ready to answer: who holds what, and what is written down. Long,
 * because it puts the parts together and hands on to each; none of them decides here.
 */
public final class Policy {
  private final DeclaredTools tools;
  private final ClassOwners owners;
  private final ThreadCompartments threads;
  private final OwnNeeds ownNeeds;
  private final ToolFrames toolFrames;
  private final Ownership ownership;
  private final Decider decider;
  private final Drivers drivers;
  private final Denials denials;
  private final Values values;
  private final boolean audits;
  private final boolean recordsAll;
  private final OpenedFiles opened;
  private final Judge judge;
  private final Holdings never;
  private final HostAuthority host;
  private final Children children = new Children();
  private final Launches launches;
  private volatile @Nullable RecordingWatch recordings;
  private volatile boolean selfTests = true;

  /**
   * Prepares the answers.
   *
   * @param manifest what was read
   * @param audit where decisions go
   * @param owners whose class is whose
   * @param ownFiles real paths of files that no tool may change
   * @param threads whose thread is whose
   * @param coverage what of database drivers is woven
   * @param sources what keeps data sources of the host as they are
   * @param kernel what holds children, or null where the manifest has no use for it
   */
  public Policy(
      Manifest manifest,
      AuditLog audit,
      ClassOwners owners,
      List<String> ownFiles,
      ThreadCompartments threads,
      DriverCoverage coverage,
      SourceWeaver sources,
      @Nullable Kernel kernel) {
    Environs environs = Environs.ofThisJvm();
    HoldingsBuilder forbidden = HoldingsBuilder.ofNever();
    for (Manifest.NeverRule rule : manifest.never()) {
      forbidden.add(rule.grant(), rule.reason());
    }
    this.tools = new DeclaredTools(manifest.tools());
    this.owners = owners;
    this.threads = threads;
    this.toolFrames = new ToolFrames(owners, tools);
    this.ownNeeds = new OwnNeeds(environs, owners, manifest.tools());
    this.never = forbidden.build();
    this.judge = new Judge(this.never);
    this.drivers = new Drivers(owners, coverage, sources);
    this.ownership = new Ownership(owners, drivers, new WorkerStarts(owners));
    this.denials = new Denials(audit, manifest.mode());
    this.audits = manifest.mode() == Manifest.Mode.AUDIT;
    this.launches =
        new Launches(
            new Confinements(kernel, new Prohibitions(manifest.never(), ownFiles)),
            children,
            this::end,
            audits,
            manifest.hostStartsProcesses());
    FileDecider files = new FileDecider(judge, environs, new OwnFiles(ownFiles));
    ProcessDecider processes = new ProcessDecider(judge, environs, files, launches, children);
    this.decider = new Decider(judge, files, owners, threads, drivers, processes);
    this.recordsAll = manifest.audit().allowed();
    this.opened = new OpenedFiles(files, ownNeeds);
    this.values = new Values(decider, ownNeeds, denials, audits);
    this.host = new HostAuthority(this, owners);
  }

  /** What a thread runs as when it enters a tool. */
  public Compartment enter(@Nullable Compartment outer, int tool) {
    Compartment inner = tools.alone(tool);
    if (outer == null) {
      host.noteTool();
      return inner;
    }
    return outer.enter(inner.innermost(), inner, judge);
  }

  /** The tools that the manifest declares. */
  public DeclaredTools tools() {
    return tools;
  }

  /** For whom things act. */
  public Ownership ownership() {
    return ownership;
  }

  /** Who acts as the host. */
  public HostAuthority host() {
    return host;
  }

  /** From now on denials are written down. */
  public void endSelfTest() {
    selfTests = false;
    host.forgetTools();
  }

  /** What is to be done when the JVM ends. */
  public DeletedAtExit deletedAtExit() {
    return values.deletedAtExit();
  }

  /** Starts what ends remembered answers. */
  public void startClock() {
    Epoch.startClock(this::tick);
    Thread last = new Thread(null, children::leftAll, "harness-children", 0, false);
    Runtime.getRuntime().addShutdownHook(last);
  }

  private void tick() {
    children.sweep();
    if (recordings != null) {
      recordings.look();
    }
  }

  /** Tells {@code watch} of recordings from now on. */
  public void watchRecordings(RecordingWatch watch) {
    recordings = watch;
  }

  /** Whether answers to this question are remembered. */
  public boolean remembers(Question question) {
    return !recordsAll && DecisionCache.keeps(question);
  }

  public Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail,
      int number)
      throws Exception {
    Verdict verdict = decider.decide(compartment, question, subject, detail, number);
    if (!verdict.allowed()) {
      return unlessOwnNeed(verdict, compartment, question, verdict.attempt().resource());
    }
    if ((recordsAll && verdict.rule() != null) || verdict.isWeaker()) {
      denials.record(compartment, verdict);
    }
    return verdict;
  }

  /** The JDK's own needs are covered by no grant. */
  public Verdict unlessOwnNeed(
      Verdict denial, Compartment compartment, Question question, String resource) {
    return ownNeeds.unlessNeeded(denial, question, compartment, resource);
  }

  /** The same of variables and properties. */
  public boolean isOwnValue() {
    return ownNeeds.coverValue();
  }

  /** What is said of files that are open. */
  public OpenedFiles opened() {
    return opened;
  }

  /** The answer when deciding itself failed: no. */
  public Verdict failure(Question question, Throwable problem) {
    return Verdict.deny(
        Attempt.hopeless(question.capability(), "internal failure: " + problem), null);
  }

  /** Records a denial and gives what to throw; null in audit mode, where it goes on. */
  public @Nullable CapabilityDeniedException refuse(Compartment compartment, Verdict verdict) {
    Trail.deny();
    if (selfTests) {
      return denials.exception(compartment, verdict);
    }
    denials.record(compartment, verdict);
    return audits ? null : denials.exception(compartment, verdict);
  }

  /** Records a denial and throws it; in audit mode it goes on. */
  void refuseOrThrow(Object compartment, Verdict verdict) {
    SecurityException denial;
    boolean before = threads.beginWork();
    try {
      denial = refuse((Compartment) compartment, verdict);
    } finally {
      threads.endWork(before);
    }
    if (denial != null) {
      throw denial;
    }
  }

  /** Whoever reads what a child prints, it is the harness that ends it at its limits. */
  private void end(Child child, Attempt attempt) {
    boolean before = threads.beginWork();
    try {
      denials.record(child.compartment(), Verdict.deny(attempt, null));
      child.end();
    } finally {
      threads.endWork(before);
    }
  }

  public Drivers drivers() {
    return drivers;
  }

  /** Whether a statement was allowed before, and answers may be remembered. */
  public boolean isKnownStatement(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail) {
    return !recordsAll && statements().isKnown(compartment, question, subject, detail);
  }

  /** Who answers questions about statements. */
  public StatementDecider statements() {
    return decider.databases().statements();
  }

  /** Who starts what was allowed. */
  public Launches launches() {
    return launches;
  }

  /** The running children. */
  public Children children() {
    return children;
  }

  public Values values() {
    return values;
  }

  /** Learns from what happened, on whatever thread. */
  public void observe(Question question, @Nullable Object result, @Nullable Object subject) {
    if (question == Question.NET_RESOLVE) {
      decider.net().resolved(subject, result);
    } else if (question == Question.PROCESS_OUTPUT) {
      launches.prints(Objects.requireNonNull((FilterInputStream) subject));
    } else if (question == Question.JVM_RECORDING) {
      if (recordings != null) {
        recordings.changed();
      }
    } else if (result instanceof Process child) {
      Epoch.started(child);
    } else {
      Epoch.end();
    }
  }

  /** Ends all answers that are remembered. */
  public void forget() {
    Epoch.end();
  }

  /** Whether nothing is denied, only written down. */
  public boolean isAudit() {
    return audits;
  }

  /** Whether what is asked is part of the self-test. */
  public boolean isSelfTesting() {
    return selfTests;
  }

  /** What no tool may do. */
  public Holdings never() {
    return never;
  }

  /** Whose class is whose. */
  public ClassOwners owners() {
    return owners;
  }

  /** What answers questions. */
  public Decider decider() {
    return decider;
  }

  /** What denials are written to. */
  public AuditLog audit() {
    return denials.audit();
  }

  /** What is in force by the stack; see {@link dev.harness.bootstrap.Guard#settle}. */
  public @Nullable Compartment settle(
      Compartment current, @Nullable Compartment base, int entering) {
    return toolFrames.settle(current, base, entering);
  }
}
