package dev.harness.agent.policy.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Programs with the arguments they may get.
 *
 * @param <G> what a program leads to
 */
public final class ExecTable<G> {
  private static final String REST = "...";

  private final Map<String, List<Entry<G>>> programs;

  private ExecTable(Map<String, List<Entry<G>>> programs) {
    this.programs = programs;
  }

  private static final class Entry<G> {
    private final String[] patterns;
    private final G grant;

    Entry(List<String> patterns, G grant) {
      this.patterns = patterns.toArray(new String[0]);
      this.grant = grant;
    }

    boolean covers(String[] arguments) {
      int fixed = patterns.length;
      boolean rest = fixed > 0 && patterns[fixed - 1].equals(REST);
      fixed -= rest ? 1 : 0;
      if (arguments.length < fixed || (!rest && arguments.length > fixed)) {
        return false;
      }
      for (int i = 0; i < fixed; i++) {
        if (!Globs.matches(patterns[i], arguments[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** Collects programs. */
  public static final class Builder<G> {
    private final Map<String, List<Entry<G>>> programs = new HashMap<>();

    /**
     * Adds a program; earlier ones win.
     *
     * @param arguments a pattern for each argument; a last {@code ...} stands for any further ones
     */
    public Builder<G> add(String program, List<String> arguments, G grant) {
      List<Entry<G>> entries = programs.get(program);
      if (entries == null) {
        entries = new ArrayList<>(1);
        programs.put(program, entries);
      }
      entries.add(new Entry<>(arguments, grant));
      return this;
    }

    /** The finished table. */
    public ExecTable<G> build() {
      return new ExecTable<>(programs);
    }
  }

  /** Whether some grant names this program, whatever the arguments. */
  public boolean knowsProgram(String program) {
    return programs.containsKey(program);
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return programs.isEmpty();
  }

  /** The first declared usable grant that covers a program with these arguments. */
  public @Nullable G match(String program, String[] arguments, Usable<? super G> usable) {
    List<Entry<G>> entries = programs.get(program);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      Entry<G> entry = entries.get(i);
      if (entry.covers(arguments) && usable.isUsable(entry.grant)) {
        return entry.grant;
      }
    }
    return null;
  }
}
