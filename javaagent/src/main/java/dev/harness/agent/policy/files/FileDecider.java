package dev.harness.agent.policy.files;

import dev.harness.agent.policy.cache.FileAccess;
import dev.harness.agent.policy.cache.OpenFile;
import dev.harness.agent.policy.cache.RememberedPaths;
import dev.harness.agent.policy.judge.Attempt;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Judge;
import dev.harness.agent.policy.judge.Rule;
import dev.harness.agent.policy.judge.Subjects;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.FileSystemLinks;
import dev.harness.agent.policy.match.RealPath;
import dev.harness.agent.policy.owner.Origin;
import dev.harness.capability.Capability;
import dev.harness.interceptors.Question;
import java.io.File;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Answers questions about files. A path counts by its own names and by where it really leads. */
public final class FileDecider {
  private final Judge judge;
  private final Environs environs;
  private final OwnFiles ownFiles;
  private final Detours detours;

  public FileDecider(Judge judge, Environs environs, OwnFiles ownFiles) {
    this.judge = judge;
    this.environs = environs;
    this.ownFiles = ownFiles;
    this.detours = new Detours(environs, judge);
  }

  /** The same by another judge. */
  public FileDecider judgedBy(Judge other) {
    return new FileDecider(other, environs, ownFiles);
  }

  /** Answers a question; {@code bits} are the flags of an open. */
  public Verdict decide(
      Compartment compartment,
      Question question,
      @Nullable Object subject,
      @Nullable Object detail,
      int bits) {
    if (isInsideArchive(subject)) {
      return Verdict.free(Attempt.of(question.capability(), "archive"));
    }
    String text = text(subject);
    if (text == null || question == Question.FILE_RELATIVE) {
      return Verdict.deny(Attempt.hopeless(question.capability(), Subjects.text(subject)), null);
    }
    if (question == Question.FILE_LINK_TARGET) {
      return linkTarget(compartment, text, text(detail));
    }
    boolean follow = FileAccess.follows(question, bits);
    String path = absolute(text);
    Verdict verdict = Verdict.free(Attempt.of(question.capability(), path));
    if (FileAccess.reads(question, bits)) {
      verdict = one(compartment, Capability.FILE_READ, path, follow);
    }
    if (verdict.allowed() && FileAccess.writes(question, bits)) {
      verdict = one(compartment, Capability.FILE_WRITE, path, follow);
    }
    return verdict;
  }

  /** Answers about an open file, whose real path the kernel gave. */
  public Verdict opened(Compartment compartment, Question question, String real, int bits) {
    Verdict verdict = Verdict.free(Attempt.of(question.capability(), real));
    if (!real.startsWith("/")) {
      return verdict;
    }
    if (FileAccess.reads(question, bits)) {
      verdict = confirmed(compartment, Capability.FILE_READ, real);
    }
    if (verdict.allowed() && FileAccess.writes(question, bits)) {
      verdict = confirmed(compartment, Capability.FILE_WRITE, real);
    }
    return verdict;
  }

  private Verdict confirmed(Compartment compartment, Capability capability, String real) {
    if (capability == Capability.FILE_WRITE && ownFiles.protect(real, true)) {
      return Verdict.deny(Attempt.hopeless(capability, real), null);
    }
    return judge.confirm(
        compartment,
        Attempt.of(capability, real),
        new PathLookup(capability, real, real, Rule.UNEXPIRED));
  }

  /** Where an open file is, if the path it was opened by was just looked at; otherwise null. */
  public @Nullable String seen(@Nullable Object subject, OpenFile file) {
    String text = text(subject);
    return text == null ? null : RememberedPaths.INSTANCE.seen(absolute(text), file);
  }

  /** Whether a path leads, links followed, to this real path. */
  public boolean leadsTo(@Nullable Object subject, String real) {
    String text = text(subject);
    return text != null
        && real.equals(RealPath.resolve(absolute(text), true, FileSystemLinks.INSTANCE));
  }

  /** A path of another kind of capability, such as a Unix socket's. */
  public Verdict at(Compartment compartment, Capability capability, @Nullable Object subject) {
    String text = text(subject);
    return text == null
        ? Verdict.deny(Attempt.hopeless(capability, Subjects.text(subject)), null)
        : one(compartment, capability, absolute(text), true);
  }

  /** Whether a program may be given this absolute path; takes no use of a grant. */
  boolean mayName(Compartment compartment, Capability capability, String path) {
    String text = text(path);
    String lexical = text == null ? null : RealPath.lexical(text);
    String real = text == null ? null : RealPath.resolve(text, true, FileSystemLinks.INSTANCE);
    return lexical != null
        && real != null
        && !(capability == Capability.FILE_WRITE && ownFiles.protect(real, true))
        && detours.refused(compartment, capability, path, real) == null
        && judge.holds(compartment, new PathLookup(capability, lexical, real));
  }

  /** The path that a subject stands for, or null if it cannot be told. */
  public @Nullable String text(@Nullable Object subject) {
    if (subject instanceof String string) {
      return string.indexOf('\0') < 0 && environs.isEncodable(string) ? string : null;
    }
    if (subject instanceof byte[] bytes) {
      try {
        return environs.decode(bytes);
      } catch (CharacterCodingException e) {
        return null;
      }
    }
    if (subject instanceof Path path) {
      return path.getClass().getClassLoader() == null
              && path.getFileSystem() == FileSystems.getDefault()
          ? path.toString()
          : null;
    }
    if (subject instanceof File file) {
      // A subclass may answer anything; nobody can tell what the JDK will read.
      return file.getClass() == File.class ? file.getPath() : null;
    }
    return subject instanceof URL url ? ArchiveUrl.file(url) : null;
  }

  private Verdict linkTarget(Compartment compartment, String target, @Nullable String link) {
    if (link == null) {
      return Verdict.deny(Attempt.hopeless(Capability.FILE_WRITE, target), null);
    }
    String from = absolute(link);
    String folder = from.substring(0, from.lastIndexOf('/') + 1);
    String path = target.startsWith("/") ? target : folder + target;
    return one(compartment, Capability.FILE_WRITE, path, true);
  }

  private Verdict one(Compartment compartment, Capability capability, String path, boolean follow) {
    String lexical = RealPath.lexical(path);
    String real = RealPath.resolve(path, follow, RememberedPaths.INSTANCE);
    if (lexical == null || real == null) {
      return Verdict.deny(Attempt.hopeless(capability, path), null);
    }
    if (capability == Capability.FILE_WRITE && ownFiles.protect(real, follow)) {
      return Verdict.deny(Attempt.hopeless(capability, real), null);
    }
    Verdict detour = detours.refused(compartment, capability, path, real);
    if (detour != null) {
      return instead(compartment, capability, lexical, detour);
    }
    boolean leadsOut = !real.equals(lexical) && covers(compartment, capability, lexical);
    Attempt attempt = Attempt.of(capability, leadsOut ? real : lexical);
    return judge.judge(compartment, attempt, new PathLookup(capability, lexical, real));
  }

  /**
   * Of a detour to what is not granted anyway the goal is named; by its text, which tells nothing.
   */
  private Verdict instead(
      Compartment compartment, Capability capability, String goal, Verdict detour) {
    PathLookup lookup = new PathLookup(capability, goal, goal);
    Verdict verdict = judge.confirm(compartment, Attempt.of(capability, goal), lookup);
    return verdict.allowed() ? detour : verdict;
  }

  /** Whether a path lies in a file system that the JDK opened through another door. */
  private static boolean isInsideArchive(@Nullable Object subject) {
    return subject instanceof Path path
        && Origin.isJdk(path.getClass())
        && path.getFileSystem() != FileSystems.getDefault();
  }

  private boolean covers(Compartment compartment, Capability capability, String path) {
    return judge.holds(compartment, new PathLookup(capability, path, path));
  }

  private String absolute(String path) {
    return path.startsWith("/") ? path : environs.folder() + "/" + path;
  }
}
