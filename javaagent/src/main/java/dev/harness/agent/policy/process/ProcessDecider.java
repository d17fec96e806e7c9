package dev.harness.agent.policy.process;

import dev.harness.agent.policy.files.Environs;
import dev.harness.agent.policy.files.FileDecider;
import dev.harness.agent.policy.files.NamedFiles;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Programs;
import dev.harness.agent.policy.judge.Refusal;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.RealPath;
import dev.harness.capability.Capability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions about starting programs. What is checked is what is run: an absolute path. */
public final class ProcessDecider {
  /** What a child learns of the JVM's own environment: where programs are, and the language. */
  private static final String[] BASE = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ"};

  private final Judge judge;
  private final Environs environs;
  private final Programs programs;
  private final FileDecider files;
  private final @Nullable Launches launches;
  private final Children children;
  private volatile @Nullable Map<String, String> base;

  /** {@code launches} is null where nothing is going to start. */
  public ProcessDecider(
      Judge judge,
      Environs environs,
      FileDecider files,
      @Nullable Launches launches,
      Children children) {
    this.judge = judge;
    this.files = files;
    this.launches = launches;
    this.children = children;
    this.environs = environs;
    this.programs = new Programs(environs.environment().get("PATH"));
  }

  /** The same by another judge, for the answer alone. */
  public ProcessDecider judgedBy(Judge other) {
    return new ProcessDecider(other, environs, files.judgedBy(other), null, children);
  }

  /**
   * Whether this command may run in this folder.
   *
   * @param command the JDK's private copy; its bare program name becomes the path that was checked
   */
  public Verdict start(Compartment compartment, @Nullable Object command, @Nullable Object folder) {
    if (!(command instanceof String[] words) || words.length == 0) {
      return Verdict.deny(Attempt.hopeless(Capability.PROCESS_EXEC, "unknown"), null);
    }
    String program = programs.find(words[0]);
    if (program == null) {
      return Verdict.deny(Attempt.hopeless(Capability.PROCESS_EXEC, text(words[0], words)), null);
    }
    NamedFiles named = named(compartment, folder);
    ProgramLookup lookup = lookup(named, program, words, folder);
    Verdict verdict = judge.judge(compartment, attempt(program, words, ""), lookup);
    if (!verdict.allowed()) {
      return explained(compartment, named, lookup, verdict);
    }
    if (launches == null) {
      return verdict;
    }
    words[0] = program;
    String place = folder instanceof String text ? text : null;
    String missing = launches.expect(compartment, words, place, lookup);
    return missing == null
        ? verdict.withConfinement(launches.level())
        : Verdict.deny(attempt(program, words, missing), null);
  }

  /** A denial says so where nothing is wrong with a program but that the tool lacks its file. */
  private Verdict explained(
      Compartment compartment, NamedFiles named, ProgramLookup lookup, Verdict denial) {
    List<Verdict> lacking = new ArrayList<>();
    ProgramLookup other = lookup.naming(named.any(lacking::add));
    if (!judge.holds(compartment, other) || lacking.isEmpty()) {
      return denial;
    }
    Verdict file = lacking.get(0);
    Attempt attempt = denial.attempt().because(file.attempt());
    return new Verdict(false, attempt, file.tool(), file.rule(), false, null, null, null);
  }

  /** Whether a process may be ended: a child, or what descends from one. */
  public Verdict end(Compartment compartment, @Nullable Object process) {
    Attempt attempt = Attempt.hopeless(Capability.PROCESS_EXEC, "the end of another's process");
    return children.isOwn(compartment, process)
        ? Verdict.free(attempt)
        : Verdict.deny(attempt, null);
  }

  /**
   * The environment of the child: a clean one, and what the grant lets the tool choose.
   *
   * @param chosen what the tool handed over, or null for none
   * @throws Refusal if the tool chose what no grant covers
   */
  public Map<String, String> environment(
      Compartment compartment, @Nullable Object command, @Nullable Map<String, String> chosen)
      throws Refusal {
    Map<String, String> clean = base();
    if (chosen == null || !(command instanceof String[] words) || words.length == 0) {
      return clean;
    }
    ProgramLookup lookup = null;
    Map<String, String> own = null;
    for (Map.Entry<String, String> variable : chosen.entrySet()) {
      String name = variable.getKey();
      if (!variable.getValue().equals(clean.get(name))) {
        lookup = lookup == null ? started(compartment, words) : lookup;
        own = own == null ? newBase() : own;
        choose(compartment, lookup.choosing(name), words, own, variable);
      }
    }
    return own == null ? clean : own;
  }

  /** What was allowed on this thread just before. */
  private ProgramLookup started(Compartment compartment, String[] words) {
    String folder = launches == null ? null : launches.folder();
    return lookup(named(compartment, folder), words[0], words, folder);
  }

  /** Children share it: the JDK only reads what it is given. */
  private Map<String, String> base() {
    Map<String, String> known = base;
    if (known == null) {
      known = newBase();
      base = known;
    }
    return known;
  }

  /** A map of the JDK's own kind, which it accepts alone. */
  private Map<String, String> newBase() {
    Map<String, String> clean = new ProcessBuilder().environment();
    clean.clear();
    for (String name : BASE) {
      String value = environs.environment().get(name);
      if (value != null) {
        clean.put(name, value);
      }
    }
    return clean;
  }

  private void choose(
      Compartment compartment,
      ProgramLookup lookup,
      String[] words,
      Map<String, String> clean,
      Map.Entry<String, String> variable)
      throws Refusal {
    String name = variable.getKey();
    if (judge.confirm(compartment, attempt(words[0], words, ""), lookup).allowed()) {
      clean.put(name, variable.getValue());
    } else if (!variable.getValue().equals(environs.environment().get(name))) {
      throw new Refusal(
          Verdict.deny(
              Attempt.hopeless(Capability.PROCESS_EXEC, text(words[0], words) + " with " + name),
              null));
    }
  }

  private NamedFiles named(Compartment compartment, @Nullable Object folder) {
    String place = folder instanceof String text ? absolute(text) : environs.folder();
    return new NamedFiles(files, compartment, place);
  }

  private ProgramLookup lookup(
      NamedFiles named, String program, String[] words, @Nullable Object folder) {
    String path = folder instanceof String text ? absolute(text) : null;
    String lexical = path == null ? null : RealPath.lexical(path);
    String real = path == null ? null : RealPath.resolve(path, true, FileSystemLinks.INSTANCE);
    if (environs.folder().equals(real)) {
      lexical = null;
    }
    String[] arguments = Arrays.copyOfRange(words, 1, words.length);
    return new ProgramLookup(Programs.place(program), program, arguments, named, lexical, real);
  }

  private String absolute(String path) {
    return path.startsWith("/") ? path : environs.folder() + "/" + path;
  }

  /** {@code missing} is why it cannot be confined here, or empty. */
  private static Attempt attempt(String program, String[] words, String missing) {
    StringBuilder grant = new StringBuilder("process.exec: ");
    grant.append("{ program: ").append(Attempt.yaml(program));
    if (words.length > 1) {
      grant.append(", args: [");
      for (int i = 1; i < words.length; i++) {
        grant.append(i == 1 ? "" : ", ").append(Attempt.quoted(words[i]));
      }
      grant.append(']');
    }
    String text = text(program, words);
    if (missing.isEmpty()) {
      return new Attempt(Capability.PROCESS_EXEC, text, grant.append(" }").toString());
    }
    grant.append(", confine: best-effort }");
    return new Attempt(
        Capability.PROCESS_EXEC,
        text + ", which this machine cannot confine: " + missing + ". Or accept less",
        grant.toString());
  }

  private static String text(String program, String[] words) {
    StringBuilder text = new StringBuilder(program);
    for (int i = 1; i < words.length; i++) {
      text.append(' ').append(words[i]);
    }
    return text.toString();
  }
}
