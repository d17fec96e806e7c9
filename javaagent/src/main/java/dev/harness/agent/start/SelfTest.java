package dev.harness.agent.start;

import dev.harness.agent.policy.Policy;
import dev.harness.bootstrap.EntryGate;
import dev.harness.capability.CapabilityDeniedException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Attempts one operation of each family as a tool that holds nothing. It also runs the way of a
 * denial once before anyone needs it.
 */
final class SelfTest {
  private static final String NOTHING = "/harness-self-test";
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int DISCARD_PORT = 9;

  private final Policy policy;
  private final MethodHandle connect;
  private final long key;

  private enum Family {
    STREAMS,
    FILES,
    SOCKETS,
    PROCESSES,
    DATABASES
  }

  SelfTest(Policy policy, long key) throws ReflectiveOperationException {
    this.policy = policy;
    this.connect = net();
    this.key = key;
  }

  private static MethodHandle net() throws ReflectiveOperationException {
    Class<?> net = Class.forName("sun.nio.ch.Net", false, null);
    return MethodHandles.privateLookupIn(net, MethodHandles.lookup())
        .findStatic(
            net,
            "connect",
            MethodType.methodType(
                int.class,
                ProtocolFamily.class,
                FileDescriptor.class,
                InetAddress.class,
                int.class));
  }

  /** Ends the start if one gets through. */
  void run() throws StartException, ReflectiveOperationException {
    for (Family family : Family.values()) {
      if (family == Family.DATABASES) {
        requireDatabases();
      } else {
        require(family, this);
      }
    }
    policy.endSelfTest();
  }

  /** On a module path without java.sql there are no drivers to guard. */
  private void requireDatabases() throws StartException, ReflectiveOperationException {
    if (ModuleLayer.boot().findModule("java.sql").isPresent()) {
      require(Family.DATABASES, SelfTestDriver.make());
    }
  }

  private void attempt(Family family, Object driver) throws Throwable {
    switch (family) {
      case STREAMS -> new FileInputStream(NOTHING).close();
      case FILES -> Files.readAttributes(Path.of(NOTHING), "size");
      case SOCKETS -> connect();
      case PROCESSES -> new ProcessBuilder(NOTHING).start().destroy();
      case DATABASES -> SelfTestDriver.connect(driver);
    }
  }

  /** Behind all that connects. No socket is made: the kernel may give this JVM none. */
  private void connect() throws Throwable {
    InetAddress address = InetAddress.getByAddress(LOOPBACK);
    ProtocolFamily family = StandardProtocolFamily.INET;
    connect.invoke(family, new FileDescriptor(), address, DISCARD_PORT);
  }

  private void require(Family family, Object driver) throws StartException {
    Throwable outcome = null;
    Object outer = EntryGate.enter(policy.tools().selfTest(), key);
    try {
      attempt(family, driver);
    } catch (Throwable e) {
      outcome = e;
    } finally {
      EntryGate.exit(outer, key);
    }
    if (!(outcome instanceof CapabilityDeniedException)) {
      throw new StartException(
          "the self-test of "
              + family.name().toLowerCase(Locale.ROOT)
              + " was not refused ("
              + outcome
              + "); nothing is guarded");
    }
  }
}
