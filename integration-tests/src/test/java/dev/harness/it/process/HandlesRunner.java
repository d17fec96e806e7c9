package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The host and two tools try to end processes of each other; says what became of these. */
public final class HandlesRunner {
  private static final String[] SLEEPER = {"/bin/sh", "-c", "sleep 1000 & wait"};
  private static final List<String> ALL = List.of("host", "owner", "other", "blind");

  private static final Map<String, Predicate<ProcessHandle>> WAYS = ways();

  private HandlesRunner() {}

  private static Map<String, Predicate<ProcessHandle>> ways() {
    Map<String, Predicate<ProcessHandle>> ways = new LinkedHashMap<>();
    ways.put("destroy", ProcessHandle::destroy);
    ways.put("destroyForcibly", ProcessHandle::destroyForcibly);
    ways.put("destroy by number", one -> ProcessHandle.of(one.pid()).orElseThrow().destroy());
    return ways;
  }

  /** No arguments. */
  public static void main(String[] arguments) throws Exception {
    for (String starter : List.of("owner", "host")) {
      for (Map.Entry<String, Predicate<ProcessHandle>> way : WAYS.entrySet()) {
        StringBuilder row = new StringBuilder(way.getKey() + " child of " + starter + ":");
        for (String who : ALL) {
          row.append(' ').append(who).append(' ').append(outcome(starter, who, way.getValue()));
        }
        System.out.println(row);
      }
    }
    grandchild();
    System.out.println("END");
    System.exit(0);
  }

  private static String outcome(String starter, String who, Predicate<ProcessHandle> way)
      throws Exception {
    Process child = start(starter);
    String outcome = end(child.toHandle(), who, way);
    child.descendants().forEach(ProcessHandle::destroyForcibly);
    child.destroyForcibly().waitFor();
    return outcome;
  }

  private static void grandchild() throws Exception {
    StringBuilder row = new StringBuilder("descendant:");
    for (String who : ALL) {
      Process child = start("owner");
      while (child.children().findAny().isEmpty()) {
        Thread.sleep(10);
      }
      ProcessHandle below = child.children().findAny().orElseThrow();
      row.append(' ').append(who).append(' ').append(end(below, who, ProcessHandle::destroy));
      below.destroyForcibly();
      child.destroyForcibly().waitFor();
    }
    System.out.println(row);
  }

  private static Process start(String starter) throws Exception {
    return as(starter, () -> new ProcessBuilder(SLEEPER).start());
  }

  private static String end(ProcessHandle process, String who, Predicate<ProcessHandle> way)
      throws Exception {
    try {
      if (as(who, () -> way.test(process))) {
        process.onExit().get(60, TimeUnit.SECONDS);
      }
    } catch (SecurityException e) {
      return process.isAlive() ? "denied" : "denied too late";
    }
    return process.isAlive() ? "alive" : "ended";
  }

  private static <T> T as(String who, Compartment.Task<T, Exception> deed) throws Exception {
    return who.equals("host") ? deed.call() : Compartment.call(who, deed);
  }
}
