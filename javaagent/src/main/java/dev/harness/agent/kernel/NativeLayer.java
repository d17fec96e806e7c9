package dev.harness.agent.kernel;

import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts JNA into a module layer of its own: a named module can be given native access without giving
 * it to the application, and nobody finds a layer that nothing leads to. An application's own JNA
 * is another class in another loader.
 */
final class NativeLayer {
  private static final String MODULE = "com.sun.jna";
  private static final String BRIDGE = "dev.harness.agent.jna.JnaCalls";

  private NativeLayer() {}

  /**
   * Loads the bridge.
   *
   * @throws ReflectiveOperationException if something of it is missing
   * @throws LinkageError if its native library cannot be loaded
   */
  static Calls open() throws ReflectiveOperationException {
    ClassLoader own = NativeLayer.class.getClassLoader();
    ModuleFinder finder = new JarModules(own, MODULE);
    Configuration configuration =
        ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of(MODULE));
    ModuleLayer layer =
        ModuleLayer.defineModulesWithOneLoader(configuration, List.of(ModuleLayer.boot()), own)
            .layer();
    allowNative(layer.findModule(MODULE).orElseThrow());
    Map<Object, Object> settings = hideSettings();
    try {
      return (Calls)
          layer.findLoader(MODULE).loadClass(BRIDGE).getDeclaredConstructor().newInstance();
    } finally {
      System.getProperties().putAll(settings);
    }
  }

  /** From JDK 24 on native access has to be given; {@code java.lang} is open to the agent. */
  private static void allowNative(Module module) throws ReflectiveOperationException {
    if (Runtime.version().feature() >= 22) {
      Method allow = Module.class.getDeclaredMethod("implAddEnableNativeAccess");
      allow.setAccessible(true);
      allow.invoke(module);
    }
  }

  /** Settings that an application makes for its own JNA would point ours to the wrong library. */
  private static Map<Object, Object> hideSettings() {
    Map<Object, Object> hidden = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("jna.")) {
        hidden.put(name, System.getProperties().remove(name));
      }
    }
    return hidden;
  }
}
