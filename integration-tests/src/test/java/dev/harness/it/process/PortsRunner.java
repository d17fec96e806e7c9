package dev.harness.it.process;

import dev.harness.capability.Compartment;
import java.io.IOException;

/** Starts children that try the network, of a tool that is not held and of one that is. */
public final class PortsRunner {
  private PortsRunner() {}

  /** Ports: granted, another, forbidden, own to listen at, and another. */
  public static void main(String[] ports) throws Exception {
    for (PortRow row : PortRow.all()) {
      String code =
          "use Socket;"
              + row.code()
                  .replace("GRANTED", ports[0])
                  .replace("OTHER", ports[1])
                  .replace("FORBIDDEN", ports[2])
                  .replace("OWN", ports[3])
                  .replace("FREE", ports[4]);
      System.out.printf(
          "%s|%s|%s|%s|%s%n",
          row.name(),
          row.allowed(),
          works("free", code),
          works("ports", code),
          works("quiet", code));
    }
    System.out.println("END");
    System.exit(0);
  }

  private static boolean works(String tool, String code) throws Exception {
    try {
      String[] command = {"/usr/bin/perl", "-e", code};
      Process child = Compartment.call(tool, () -> new ProcessBuilder(command).start());
      return ProgramRow.output(child).contains("WORKED");
    } catch (IOException | SecurityException e) {
      throw new IllegalStateException("nothing was started", e);
    }
  }
}
