package dev.harness.agent.policy.files;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.agent.policy.match.ArgumentFiles;
import dev.harness.capability.Capability;
import java.util.function.Consumer;

/** The files that a compartment may name to a program it starts: those it may use itself. */
public final class NamedFiles implements ArgumentFiles {
  private final FileDecider files;
  private final Compartment compartment;
  private final String folder;

  /** {@code folder} is the absolute one that the program will run in. */
  public NamedFiles(FileDecider files, Compartment compartment, String folder) {
    this.files = files;
    this.compartment = compartment;
    this.folder = folder;
  }

  @Override
  public boolean allow(String path, boolean write) {
    return isPlain(path) && files.mayName(compartment, capability(write), absolute(path));
  }

  /**
   * All that look like files, for the text of a denial.
   *
   * @param refused gets why one of them may not be named
   */
  public ArgumentFiles any(Consumer<Verdict> refused) {
    return (path, write) -> {
      boolean plain = isPlain(path);
      if (plain && !allow(path, write)) {
        Verdict verdict = files.at(compartment, capability(write), absolute(path));
        if (!verdict.allowed()) {
          refused.accept(verdict);
        }
      }
      return plain;
    };
  }

  private static Capability capability(boolean write) {
    return write ? Capability.FILE_WRITE : Capability.FILE_READ;
  }

  private String absolute(String path) {
    return path.startsWith("/") ? path : folder + "/" + path;
  }

  /**
   * Whether programs take it for a path, not for an option, a list of arguments in a file, a URL or
   * a place on another machine.
   */
  private static boolean isPlain(String path) {
    if (path.isEmpty() || path.startsWith("/")) {
      return !path.isEmpty();
    }
    char first = path.charAt(0);
    int slash = path.indexOf('/');
    int colon = path.indexOf(':');
    return (Character.isLetterOrDigit(first) || first == '.' || first == '_')
        && (colon < 0 || (slash >= 0 && slash < colon));
  }
}
