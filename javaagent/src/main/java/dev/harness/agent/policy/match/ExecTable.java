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
    private final ArgumentPattern[] patterns;
    private final @Nullable ArgumentPattern rest;
    private final G grant;

    Entry(List<String> texts, G grant) {
      int last = texts.size() - 1;
      String more = last >= 0 && isRest(texts.get(last)) ? texts.get(last) : null;
      this.patterns = new ArgumentPattern[more == null ? last + 1 : last];
      for (int i = 0; i < patterns.length; i++) {
        patterns[i] = new ArgumentPattern(texts.get(i));
      }
      this.rest = more == null ? null : rest(more);
      this.grant = grant;
    }

    private static boolean isRest(String text) {
      return text.equals(REST)
          || text.endsWith(ArgumentPattern.READ + REST)
          || text.endsWith(ArgumentPattern.WRITE + REST);
    }

    /** A bare rest is anything; else it says what each further argument is like. */
    private static ArgumentPattern rest(String text) {
      String each = text.substring(0, text.length() - REST.length());
      return new ArgumentPattern(each.isEmpty() ? "*" : each);
    }

    boolean covers(String[] arguments, ArgumentFiles files) {
      if (arguments.length < patterns.length
          || (rest == null && arguments.length > patterns.length)) {
        return false;
      }
      for (int i = 0; i < arguments.length; i++) {
        ArgumentPattern pattern = i < patterns.length ? patterns[i] : rest;
        if (pattern == null || !pattern.covers(arguments[i], files)) {
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
     * @param arguments a pattern for each argument; a last {@code ...} stands for any further ones,
     *     after a file for further files
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
  public @Nullable G match(
      String program, String[] arguments, ArgumentFiles files, Usable<? super G> usable) {
    List<Entry<G>> entries = programs.get(program);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      Entry<G> entry = entries.get(i);
      if (entry.covers(arguments, files) && usable.isUsable(entry.grant)) {
        return entry.grant;
      }
    }
    return null;
  }
}
