package dev.harness.benchmarks.peers.adapters;

import dev.harness.benchmarks.peers.Adapter;
import dev.harness.benchmarks.peers.Scene;
import java.io.FilePermission;
import java.net.InetAddress;
import java.net.SocketPermission;
import java.security.Security;
import java.util.Set;
import org.opensearch.javaagent.bootstrap.AgentPolicy;
import org.opensearch.secure_sm.policy.PolicyFile;

/** Gives the agent of OpenSearch, which asks nothing until then, its policy. */
@SuppressWarnings("removal")
public final class OpenSearchAdapter implements Adapter {
  @Override
  public void install(Scene scene, int grants, ClassLoader tool, ClassLoader neighbour)
      throws Exception {
    load();
    AgentPolicy.setPolicy(
        new PolicyFile(scene.policy(grants).toUri().toURL()),
        Set.of(),
        Set.of(),
        new AgentPolicy.AnyCanExit(new String[] {"none"}));
  }

  /** Loads what the agent's checks need: a class first loaded inside a check stays broken. */
  private static void load() throws Exception {
    new FilePermission("/tmp", "read").implies(new FilePermission("/tmp/x", "read"));
    new SocketPermission("localhost:1-", "connect")
        .implies(new SocketPermission("localhost:1", "connect"));
    Security.getProviders();
    InetAddress.getByName("localhost");
  }
}
