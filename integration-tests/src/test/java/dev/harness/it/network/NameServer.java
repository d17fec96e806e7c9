package dev.harness.it.network;

import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Calls;
import java.nio.file.Files;
import java.nio.file.Path;

/** A host whose names come from a file that it changes; a tool calls what they stand for. */
public final class NameServer {
  private static final String PLAIN = "192.0.2.1 granted.test\n192.0.2.2 other.test\n";

  private NameServer() {}

  /** Argument: the file that {@code jdk.net.hosts.file} names. */
  public static void main(String[] arguments) throws Exception {
    Path names = Path.of(arguments[0]);
    Files.writeString(names, PLAIN);
    Probe.show("granted", () -> Calls.to("granted.test", 80));
    Probe.show("its address", () -> Calls.to("192.0.2.1", 80));
    Probe.show("other port", () -> Calls.to("granted.test", 81));
    Probe.show("other name", () -> Calls.to("other.test", 80));
    Probe.show("other address", () -> Calls.to("192.0.2.2", 80));
    Probe.show("forged label", () -> Calls.labelled("granted.test", "192.0.2.3", 80));
    Files.writeString(names, "127.0.0.1 granted.test\n");
    Probe.show("rebound to loopback", () -> Calls.to("granted.test", 80));
    Files.writeString(names, "169.254.169.254 granted.test\n");
    Probe.show("rebound to metadata", () -> Calls.to("granted.test", 80));
    Files.writeString(names, "::ffff:127.0.0.1 granted.test\n");
    Probe.show("rebound to mapped loopback", () -> Calls.to("granted.test", 80));
    Probe.show("any host", () -> Calls.to("192.0.2.9", 90));
    for (String literal :
        new String[] {"169.254.169.254", "127.0.0.1", "127.0.0.01", "::1", "0.0.0.0", "::"}) {
      Probe.show("any host " + literal, () -> Calls.to(literal, 90));
    }
    Probe.show("named link-local", () -> Calls.to("169.254.169.254", 91));
    System.out.println("END");
  }
}
