package dev.harness.agent.start;

import dev.harness.agent.policy.Policy;
import dev.harness.bootstrap.Gate;
import dev.harness.capability.CapabilityDeniedException;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.Socket;
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
  private final long key;

  private enum Family {
    STREAMS,
    FILES,
    SOCKETS,
    PROCESSES,
    DATABASES
  }

  SelfTest(Policy policy, long key) {
    this.policy = policy;
    this.key = key;
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

  private static void attempt(Family family, Object driver) throws Exception {
    switch (family) {
      case STREAMS -> new FileInputStream(NOTHING).close();
      case FILES -> Files.readAttributes(Path.of(NOTHING), "size");
      case SOCKETS -> new Socket(InetAddress.getByAddress(LOOPBACK), DISCARD_PORT).close();
      case PROCESSES -> new ProcessBuilder(NOTHING).start().destroy();
      case DATABASES -> SelfTestDriver.connect(driver);
    }
  }

  private void require(Family family, Object driver) throws StartException {
    Throwable outcome = null;
    Object outer = Gate.enter(policy.tools().selfTest(), key);
    try {
      attempt(family, driver);
    } catch (Throwable e) {
      outcome = e;
    } finally {
      Gate.exit(outer, key);
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
