package dev.harness.benchmarks.peers.adapters;

import dev.harness.benchmarks.peers.Adapter;
import dev.harness.benchmarks.peers.Scene;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.elasticsearch.entitlement.bootstrap.EntitlementBootstrap;
import org.elasticsearch.entitlement.runtime.policy.Policy;
import org.elasticsearch.entitlement.runtime.policy.PolicyManager.PolicyScope;
import org.elasticsearch.entitlement.runtime.policy.Scope;
import org.elasticsearch.entitlement.runtime.policy.entitlements.Entitlement;
import org.elasticsearch.entitlement.runtime.policy.entitlements.FilesEntitlement;
import org.elasticsearch.entitlement.runtime.policy.entitlements.FilesEntitlement.FileData;
import org.elasticsearch.entitlement.runtime.policy.entitlements.FilesEntitlement.Mode;
import org.elasticsearch.entitlement.runtime.policy.entitlements.OutboundNetworkEntitlement;
import org.elasticsearch.logging.Level;
import org.elasticsearch.logging.Logger;
import org.elasticsearch.logging.internal.spi.LoggerFactory;

/** Attaches the entitlements of Elasticsearch, with the two tools as plugins. */
public final class ElasticsearchAdapter implements Adapter {
  private static final String MODULE = "ALL-UNNAMED";
  private static final int WALKS = 5_000;

  @Override
  public void install(Scene scene, int grants, ClassLoader tool, ClassLoader neighbour)
      throws Exception {
    LoggerFactory.setInstance(new Silence());
    load();
    Path home = Files.createDirectories(scene.folder().resolve("elasticsearch"));
    Path[] folders = new Path[7];
    for (int i = 0; i < folders.length; i++) {
      folders[i] = Files.createDirectories(home.resolve("folder" + i));
    }
    EntitlementBootstrap.bootstrap(
        null,
        Map.of(
            Scene.TOOL, policy(Scene.TOOL, grants(scene, grants)),
            Scene.NEIGHBOUR, policy(Scene.NEIGHBOUR, List.of())),
        type -> scope(type.getClassLoader(), tool, neighbour),
        setting -> Stream.empty(),
        new Path[] {folders[0]},
        null,
        new Path[0],
        folders[1],
        folders[2],
        folders[3],
        folders[4],
        Map.of(
            Scene.TOOL, List.of(scene.jar(Scene.TOOL)),
            Scene.NEIGHBOUR, List.of(scene.jar(Scene.NEIGHBOUR))),
        folders[5],
        folders[6],
        null,
        Set.of());
  }

  private static PolicyScope scope(ClassLoader of, ClassLoader tool, ClassLoader neighbour) {
    if (of == tool) {
      return PolicyScope.plugin(Scene.TOOL, MODULE);
    }
    return of == neighbour ? PolicyScope.plugin(Scene.NEIGHBOUR, MODULE) : PolicyScope.unknown(MODULE);
  }

  private static Policy policy(String name, List<Entitlement> entitlements) {
    return new Policy(name, List.of(new Scope(MODULE, entitlements)));
  }

  private static List<Entitlement> grants(Scene scene, int grants) {
    List<FileData> files = new ArrayList<>();
    for (Path path : scene.readables(grants)) {
      files.add(FileData.ofPath(path, Mode.READ));
    }
    return List.of(new FilesEntitlement(files), new OutboundNetworkEntitlement());
  }

  /** Loads and warms what its checks use: a class first loaded inside a check is a circle. */
  private static void load() throws Exception {
    Class.forName("java.lang.StackWalker$Option");
    Class.forName("java.lang.invoke.MethodHandle$1");
    Class.forName("org.elasticsearch.entitlement.bridge.Util");
    StackWalker walker =
        StackWalker.getInstance(
            Set.of(
                StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));
    for (int i = 0; i < WALKS; i++) {
      walker.walk(frames -> frames.skip(1).filter(frame -> !frame.isNativeMethod()).findFirst());
    }
  }

  /** Loggers that drop every line, so that only the checks are measured. */
  private static final class Silence extends LoggerFactory {
    private final Logger silent =
        (Logger)
            Proxy.newProxyInstance(
                Logger.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (proxy, method, arguments) -> method.getReturnType() == boolean.class ? false : null);

    @Override
    public Logger getLogger(String name) {
      return silent;
    }

    @Override
    public Logger getLogger(Class<?> type) {
      return silent;
    }

    @Override
    public void setRootLevel(Level level) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Level getRootLevel() {
      return Level.OFF;
    }
  }
}
