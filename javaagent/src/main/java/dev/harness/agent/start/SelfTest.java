package dev.harness.agent.start;

import dev.harness.agent.policy.Policy;
import dev.harness.bootstrap.Gate;
import dev.harness.capability.CapabilityDeniedException;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Something a tool without grants may not do. */
  private interface Attempt {
    void run() throws Exception;
  }

  SelfTest(Policy policy, long key) {
    this.policy = policy;
    this.key = key;
  }

  /** Ends the start if one gets through. */
  void run() throws StartException, ReflectiveOperationException {
    Object driver = SelfTestDriver.make();
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    attempts.put("java.io files", () -> new FileInputStream(NOTHING).close());
    attempts.put("java.nio files", () -> Files.readAttributes(Path.of(NOTHING), "size"));
    attempts.put("sockets", SelfTest::connect);
    attempts.put("processes", () -> new ProcessBuilder(NOTHING).start().destroy());
    attempts.put("databases", () -> SelfTestDriver.connect(driver));
    for (Map.Entry<String, Attempt> attempt : attempts.entrySet()) {
      require(attempt.getKey(), attempt.getValue());
    }
    policy.endSelfTest();
  }

  private static void connect() throws Exception {
    new Socket(InetAddress.getByAddress(LOOPBACK), DISCARD_PORT).close();
  }

  private void require(String family, Attempt attempt) throws StartException {
    Throwable outcome = null;
    Object outer = Gate.enter(policy.selfTestTool(), key);
    try {
      attempt.run();
    } catch (Throwable e) {
      outcome = e;
    } finally {
      Gate.exit(outer, key);
    }
    if (!(outcome instanceof CapabilityDeniedException)) {
      throw new StartException(
          "the self-test of " + family + " was not refused (" + outcome + "); nothing is guarded");
    }
  }
}
