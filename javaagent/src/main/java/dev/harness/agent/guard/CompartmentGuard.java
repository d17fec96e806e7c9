package dev.harness.agent.guard;

import dev.harness.agent.policy.OwnAnswers;
import dev.harness.agent.policy.Policy;
import dev.harness.agent.policy.cache.DecisionCache;
import dev.harness.agent.policy.cache.Epoch;
import dev.harness.agent.policy.cache.FileAccess;
import dev.harness.agent.policy.cache.OpenFile;
import dev.harness.agent.policy.cache.OpenedCache;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.owner.Carried;
import dev.harness.agent.policy.owner.CodeCallers;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.bootstrap.Domain;
import dev.harness.bootstrap.EntryGate;
import dev.harness.bootstrap.Guard;
import dev.harness.bootstrap.Launch;
import dev.harness.capability.Capability;
import dev.harness.capability.CapabilityDeniedException;
import dev.harness.interceptors.Arg;
import dev.harness.interceptors.Interception;
import dev.harness.interceptors.OwnAnswer;
import dev.harness.interceptors.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the gate. Whatever goes wrong here while a tool runs is a denial. Where answers come from
 * are methods of their own, so that they can be counted. Long, because every question passes here:
 * what rows say is looked up in this object, without another on the way of a remembered answer.
 */
public class CompartmentGuard implements Guard {
  private final Question[] questions;
  private final OwnAnswer[] ownAnswers;
  private final boolean[] remembered;
  private final int[] tags;
  private final @Nullable String[] types;
  private final Policy policy;
  private final OpenFiles openFiles = new OpenFiles();
  private final OwnAnswers answers = new OwnAnswers();
  private final ToolWeaver weaver;
  private final long key;

  /** For these rows; {@code key} is what the gate wants to be shown. */
  public CompartmentGuard(List<Interception> rows, Policy policy, ToolWeaver weaver, long key) {
    this.policy = policy;
    this.weaver = weaver;
    this.key = key;
    this.questions = new Question[rows.size()];
    this.ownAnswers = new OwnAnswer[rows.size()];
    this.remembered = new boolean[rows.size()];
    this.tags = new int[rows.size()];
    this.types = new String[rows.size()];
    for (int site = 0; site < questions.length; site++) {
      Question question = rows.get(site).question();
      questions[site] = question == null ? Question.JVM_MANAGEMENT : question;
      ownAnswers[site] = rows.get(site).answer();
      remembered[site] = policy.remembers(questions[site]);
      tags[site] = DecisionCache.tag(questions[site], 0);
      types[site] = type(rows.get(site));
    }
  }

  /** The interface that the receiver must implement for a row to mean it; null for any. */
  private static @Nullable String type(Interception row) {
    boolean byInterface =
        row.scope() == Interception.Scope.IMPLEMENTORS
            || row.scope() == Interception.Scope.HOSTS_OBJECTS;
    return byInterface && row.subject().source() == Arg.Source.THIS ? row.type() : null;
  }

  private boolean isMeant(int site, @Nullable Object subject) {
    String type = types[site];
    return type == null || policy.drivers().implementsIt(subject, type);
  }

  /** What row {@code site} asks. */
  public final Question question(int site) {
    return questions[site];
  }

  /** Whether row {@code site} means this, and grants are to be asked about it. */
  public final boolean concerns(Compartment compartment, int site, @Nullable Object subject) {
    return isMeant(site, subject) && !DriversOwn.covers(compartment, questions[site]);
  }

  @Override
  public @Nullable Object check(
      Domain compartment, int site, @Nullable Object subject, @Nullable Object detail) {
    Question question = questions[site];
    Compartment inner = (Compartment) compartment;
    if (types[site] != null) {
      if (isKnownStatement(inner, site, subject, detail) || !isMeant(site, subject)) {
        return null;
      }
    } else if (remembered[site] && isKnown(inner, site, 0, subject)) {
      return null;
    }
    if (DriversOwn.covers(inner, question)) {
      return null;
    }
    return require(inner, site, subject, detail, -1);
  }

  @Override
  public @Nullable Object check(
      Domain compartment, int site, @Nullable Object subject, int detail) {
    Question question = questions[site];
    Compartment inner = (Compartment) compartment;
    if ((remembered[site] && isKnown(inner, site, detail, subject))
        || DriversOwn.covers(inner, question)) {
      return null;
    }
    return require(inner, site, subject, null, detail);
  }

  @Override
  public void confirm(
      Domain compartment,
      int site,
      int descriptor,
      @Nullable Object holder,
      @Nullable Object path,
      int bits) {
    Compartment inner = (Compartment) compartment;
    Question question = questions[site];
    Verdict verdict;
    try {
      int epoch = Epoch.now();
      int number = openFiles.number(descriptor, holder);
      OpenFile file = OpenFile.of(number);
      OpenedCache.Entry known = remembered[site] ? inner.opened().find(file) : null;
      if (known != null && isKnownFile(inner, site, bits, known)) {
        return;
      }
      String seen = known == null ? policy.opened().seen(path, file) : known.real();
      String real = seen == null ? openFiles.path(number) : seen;
      verdict = decideOpened(inner, site, real, path, bits);
      if (verdict.allowed()) {
        if (verdict.lasting() && remembered[site]) {
          int access = FileAccess.of(question, bits);
          inner.opened().remember(file, known, real, access, epoch, verdict.rule());
        }
        return;
      }
    } catch (VirtualMachineError e) {
      close(descriptor, holder);
      throw e;
    } catch (Throwable e) {
      verdict = policy.failure(question, e);
    }
    CapabilityDeniedException denial = policy.refuse(inner, verdict);
    if (denial != null) {
      close(descriptor, holder);
      this.<RuntimeException>refuse(inner, site, verdict, denial, path);
      throw denial;
    }
  }

  /** What the refused method returns; it throws where rows say so, of any kind the method may. */
  @SuppressWarnings("unchecked")
  private <T extends Throwable> Object refuse(
      Compartment compartment,
      int site,
      Verdict verdict,
      CapabilityDeniedException denial,
      @Nullable Object subject)
      throws T {
    try {
      return answers.give(compartment, ownAnswers[site], verdict, denial, subject);
    } catch (Throwable e) {
      throw (T) e;
    }
  }

  private void close(int descriptor, @Nullable Object holder) {
    try {
      openFiles.close(descriptor, holder);
    } catch (ReflectiveOperationException e) {
      // Nobody gets the descriptor; a leak is the lesser evil.
    }
  }

  @Override
  public @Nullable Object filter(
      Domain compartment, int site, @Nullable Object result, @Nullable Object subject) {
    Compartment inner = (Compartment) compartment;
    Question question = questions[site];
    if (DriversOwn.covers(inner, question) || !isMeant(site, subject)) {
      return result;
    }
    Verdict refused;
    try {
      return question == Question.JVM_CLASS_FILE
          ? woven(inner, result)
          : policy.values().visible(inner, question, result, subject);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Refusal e) {
      refused = e.verdict();
    } catch (Throwable e) {
      refused = policy.failure(question, e);
    }
    CapabilityDeniedException denial = policy.refuse(inner, refused);
    if (denial != null) {
      this.<RuntimeException>refuse(inner, site, refused, denial, subject);
      throw denial;
    }
    return result;
  }

  /** A class file of the tool's making; the JDK's lambdas call what has a gate already. */
  private @Nullable Object woven(Compartment compartment, @Nullable Object file) {
    return file instanceof byte[] bytes && !CodeCallers.isJdkLoader()
        ? weaver.weave(bytes.clone(), policy.ownership().weavingNumber(compartment))
        : file;
  }

  @Override
  public void observe(int site, @Nullable Object result, @Nullable Object subject) {
    Question question = questions[site];
    if (question.capability() != Capability.JDBC) {
      policy.observe(question, result, subject);
    } else if (isMeant(site, subject)) {
      observeDatabase(question, result, subject);
    }
  }

  /** Never fails for the host: what is not known is refused to tools later. */
  private void observeDatabase(
      Question question, @Nullable Object result, @Nullable Object subject) {
    try {
      boolean host = EntryGate.current(key) == null;
      policy.drivers().observe(question, result, subject, host);
    } catch (RuntimeException | LinkageError e) {
      System.err.println("harness: a database was not noted, so tools cannot use it: " + e);
    }
  }

  @Override
  public int spawn(@Nullable Domain compartment, Launch launch) throws Throwable {
    if (compartment == null) {
      return policy.launches().start(launch);
    }
    Compartment inner = (Compartment) compartment;
    try {
      return policy.launches().start(inner, launch);
    } catch (Refusal e) {
      CapabilityDeniedException denial = policy.refuse(inner, e.verdict());
      if (denial == null) {
        throw new IOException("not started: " + e.verdict().attempt());
      }
      answers.give(inner, OwnAnswer.IO, e.verdict(), denial, null);
      throw denial;
    }
  }

  @Override
  public void left() {
    policy.children().left();
  }

  @Override
  public @Nullable Object carry(Domain compartment, @Nullable Object task, Class<?> as) {
    return policy.ownership().isWorker(task) ? task : Carried.wrap(compartment, task, as, key);
  }

  @Override
  public boolean owns(Domain compartment, Object created, @Nullable Object detail) {
    return policy.ownership().owns((Compartment) compartment, created, detail);
  }

  @Override
  public Domain enter(@Nullable Domain outer, int tool) {
    return policy.enter((Compartment) outer, tool);
  }

  @Override
  public @Nullable Domain ownerOf(@Nullable Domain compartment, @Nullable Object created) {
    return policy.ownership().ownerOf((Compartment) compartment, created);
  }

  @Override
  public Domain driver(Domain compartment, int site, @Nullable Object driver) {
    return policy.drivers().isAtWork(driver)
        ? ((Compartment) compartment).driver(questions[site] == Question.JDBC_USE)
        : compartment;
  }

  @Override
  public @Nullable Domain settle(Domain current, @Nullable Domain base, int entering) {
    return policy.settle((Compartment) current, (Compartment) base, entering);
  }

  /** Whether a statement was allowed before. */
  protected boolean isKnownStatement(
      Compartment compartment, int site, @Nullable Object subject, @Nullable Object detail) {
    return policy.isKnownStatement(compartment, questions[site], subject, detail);
  }

  /** Whether an open file, of which this is known, was allowed this lately. */
  protected boolean isKnownFile(
      Compartment compartment, int site, int bits, OpenedCache.Entry known) {
    return known.covers(FileAccess.of(questions[site], bits));
  }

  /** Whether this was allowed lately; {@code bits} is the detail where it is a number. */
  protected boolean isKnown(Compartment compartment, int site, int bits, @Nullable Object subject) {
    int tag = bits == 0 ? tags[site] : DecisionCache.tag(questions[site], bits);
    if (subject instanceof String path) {
      return compartment.cache().allows(tag, path);
    }
    if (subject instanceof InetAddress address) {
      return compartment.cache().allows(tag, address);
    }
    return subject instanceof byte[] bytes && compartment.cache().allows(tag, bytes);
  }

  /** Decides anew. */
  protected Verdict decide(
      Compartment compartment,
      int site,
      @Nullable Object subject,
      @Nullable Object detail,
      int number)
      throws Exception {
    return policy.decide(compartment, questions[site], subject, detail, number);
  }

  /** Decides anew about a file that is open. */
  protected Verdict decideOpened(
      Compartment compartment, int site, String real, @Nullable Object path, int bits) {
    return policy.opened().confirm(compartment, questions[site], real, path, bits);
  }

  private @Nullable Object require(
      Compartment compartment,
      int site,
      @Nullable Object subject,
      @Nullable Object detail,
      int number) {
    Question question = questions[site];
    Verdict verdict;
    try {
      int epoch = Epoch.now();
      verdict = decide(compartment, site, subject, detail, number);
      if (verdict.allowed()) {
        remember(compartment, question, subject, number, epoch, verdict);
        return null;
      }
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      verdict = policy.failure(question, e);
    }
    CapabilityDeniedException denial = policy.refuse(compartment, verdict);
    return denial == null
        ? null
        : this.<RuntimeException>refuse(compartment, site, verdict, denial, subject);
  }

  private void remember(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      int number,
      int epoch,
      Verdict verdict) {
    if (subject != null && isKey(subject) && verdict.lasting() && policy.remembers(question)) {
      int bits = number < 0 ? 0 : number;
      compartment
          .cache()
          .remember(DecisionCache.tag(question, bits), subject, epoch, verdict.rule());
    }
  }

  /** Whether a subject is immutable and of a class that no tool wrote. */
  private static boolean isKey(Object subject) {
    return subject instanceof String || subject instanceof byte[] || subject instanceof InetAddress;
  }
}
