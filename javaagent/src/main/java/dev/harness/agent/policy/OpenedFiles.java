package dev.harness.agent.policy;

import dev.harness.agent.policy.cache.OpenFile;
import dev.harness.agent.policy.files.FileDecider;
import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.judge.Verdict;
import dev.harness.interceptors.Question;
import org.jspecify.annotations.Nullable;

/** Decides about files once more when they are open: links may have changed on the way there. */
public final class OpenedFiles {
  private final FileDecider files;
  private final OwnNeeds ownNeeds;

  OpenedFiles(FileDecider files, OwnNeeds ownNeeds) {
    this.files = files;
    this.ownNeeds = ownNeeds;
  }

  /** The same, as others decide. */
  public OpenedFiles judgedBy(FileDecider others) {
    return new OpenedFiles(others, ownNeeds);
  }

  /**
   * Whether a file may be open: a grant covers where it is, or the JDK opened it on its own account
   * and the path it asked for leads there. Grants are not asked about that path once more: it may
   * have been swapped again.
   */
  public Verdict confirm(
      Compartment compartment, Question question, String real, @Nullable Object path, int bits) {
    Verdict verdict = files.opened(compartment, question, real, bits);
    if (verdict.allowed() || !files.leadsTo(path, real)) {
      return verdict;
    }
    String asked = String.valueOf(files.text(path));
    return ownNeeds.unlessNeeded(verdict, question, compartment, asked);
  }

  /** Where an open file is, if that is known without asking the kernel; otherwise null. */
  public @Nullable String seen(@Nullable Object path, OpenFile file) {
    return files.seen(path, file);
  }
}
