package dev.harness.agent.policy;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.agent.policy.owner.Trail;
import dev.harness.bootstrap.EntryGate;
import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Files that tools want deleted when the JVM ends. The JDK's own list would delete them as the
 * host, wherever their paths lead by then.
 */
public final class DeletedAtExit {
  /** A name that no file has, for the JDK's list. */
  private static final String NOTHING = "";

  private final Deque<Entry> files = new ArrayDeque<>();

  private record Entry(Compartment compartment, String path) {}

  DeletedAtExit() {}

  /** Notes a file, and gives what the JDK notes instead. */
  synchronized String add(Compartment compartment, String path) {
    files.push(new Entry(compartment, path));
    return NOTHING;
  }

  /** Deletes the files, the last one first, each as the tool that asked for it. */
  public void run(long key) {
    for (Entry file = next(); file != null; file = next()) {
      Trail.enterAs(file.compartment());
      Object outer = EntryGate.enterAs(file.compartment(), key);
      try {
        new File(file.path()).delete();
      } catch (SecurityException e) {
        // It is in the audit, and nobody is left to be told.
      } finally {
        EntryGate.exit(outer, key);
        Trail.stay();
      }
    }
  }

  private synchronized @Nullable Entry next() {
    return files.poll();
  }
}
