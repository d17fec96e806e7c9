package dev.harness.agent.policy.owner;

import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules of the JDK. Most have loaders of their own; tools such as {@code jdk.attach} are
 * loaded by the loader of the application.
 */
public final class JdkModules {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final Set<Module> OF_APPLICATION_LOADER = ofApplicationLoader();

  private JdkModules() {}

  /** Whether a module is one of the JDK's, told by identity: anyone can use a name. */
  public static boolean has(@Nullable Module module) {
    if (module == null || !module.isNamed()) {
      return false;
    }
    ClassLoader loader = module.getClassLoader();
    return loader == null || loader == PLATFORM || OF_APPLICATION_LOADER.contains(module);
  }

  private static Set<Module> ofApplicationLoader() {
    Set<Module> modules = new HashSet<>();
    for (ResolvedModule resolved : ModuleLayer.boot().configuration().modules()) {
      Module module = ModuleLayer.boot().findModule(resolved.name()).orElse(null);
      if (module != null
          && module.getClassLoader() == ClassLoader.getSystemClassLoader()
          && resolved.name().startsWith("jdk.")
          && isInImage(resolved.reference())) {
        modules.add(module);
      }
    }
    return Set.copyOf(modules);
  }

  private static boolean isInImage(ModuleReference reference) {
    return reference.location().isPresent() && "jrt".equals(reference.location().get().getScheme());
  }
}
