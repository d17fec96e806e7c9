package dev.harness.benchmarks.peers;

import dev.harness.benchmarks.peers.guest.Guest;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongBiFunction;

/**
 * The tool's code, loaded from one of the scene's jars by a loader of its own.
 *
 * @param loader the loader
 * @param operations what the tool can do
 * @param repeater runs one of them so often in the tool's own code
 */
record LoadedGuest(
    ClassLoader loader,
    Map<String, Callable<Boolean>> operations,
    ToLongBiFunction<Callable<Boolean>, Integer> repeater) {

  @SuppressWarnings("unchecked")
  static LoadedGuest load(Scene scene, String owner, int port) throws Exception {
    URL[] jar = {scene.jar(owner).toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader());
    Class<?> type = loader.loadClass(Guest.class.getName());
    return new LoadedGuest(
        loader,
        (Map<String, Callable<Boolean>>)
            type.getMethod("operations", String.class, int.class)
                .invoke(null, scene.file().toString(), port),
        (ToLongBiFunction<Callable<Boolean>, Integer>) type.getMethod("repeater").invoke(null));
  }
}
