package dev.harness.agent.start;

import dev.harness.agent.policy.owner.JdkModules;
import dev.harness.agent.weave.RowWeaver;
import dev.harness.agent.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weaves the JDK's classes that are loaded, and proves that the others can be woven. */
final class JdkWeaving {
  private final Instrumentation instrumentation;
  private final RowWeaver weaver;
  private final JdkTransformer transformer;

  JdkWeaving(Instrumentation instrumentation, RowWeaver weaver, JdkTransformer transformer) {
    this.instrumentation = instrumentation;
    this.weaver = weaver;
    this.transformer = transformer;
  }

  void weave() throws StartException, UnmodifiableClassException, IOException {
    Set<String> open = new HashSet<>(weaver.targets());
    List<Class<?>> loaded = loaded(open);
    instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
    Throwable problem = transformer.problem();
    if (problem != null) {
      throw new StartException(String.valueOf(problem.getMessage()));
    }
    for (Class<?> type : loaded) {
      String name = type.getName().replace('.', '/');
      if (!transformer.hasWoven(name)) {
        throw new StartException(type.getName() + " could not be woven");
      }
      open.remove(name);
    }
    for (String name : open) {
      Module module = moduleOf(packageOf(name));
      if (module != null && module.getClassLoader() == null) {
        requireWoven(name);
      } else {
        requireBound(name, module);
      }
    }
  }

  /** Takes all transformers through the loaded classes once more. */
  void again() throws UnmodifiableClassException {
    instrumentation.retransformClasses(loaded(weaver.targets()).toArray(new Class<?>[0]));
  }

  /**
   * The JVM itself loads the classes of the boot loader, wherever the stack ends, where no row asks
   * for room; so they are loaded now.
   */
  private void requireWoven(String name) throws StartException {
    try {
      Class.forName(name.replace('/', '.'), false, null);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new StartException(name.replace('/', '.') + " could not be loaded: " + e);
    }
    if (!transformer.hasWoven(name)) {
      throw new StartException(name.replace('/', '.') + " could not be woven");
    }
  }

  private List<Class<?>> loaded(Set<String> names) {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (JdkModules.has(type.getModule()) && names.contains(type.getName().replace('.', '/'))) {
        loaded.add(type);
      }
    }
    return loaded;
  }

  /** Weaves the files of all classes: where one is loaded, the JVM's account of it may differ. */
  void weaveFiles(Weaver other) throws IOException {
    for (String name : weaver.targets()) {
      Module module = moduleOf(packageOf(name));
      if (module != null) {
        other.weave(name, file(name, module));
      }
    }
  }

  /** A class of a module that this JVM lacks cannot be loaded later either. */
  private void requireBound(String name, @Nullable Module module) throws IOException {
    if (module == null || transformer.hasWoven(name)) {
      return;
    }
    weaver.requireBound(name, file(name, module));
  }

  private static byte[] file(String name, Module module) throws IOException {
    try (InputStream in = module.getResourceAsStream(name + ".class")) {
      if (in == null) {
        throw new IOException("this JDK has no class " + name.replace('/', '.'));
      }
      return in.readAllBytes();
    }
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('/')).replace('/', '.');
  }

  private static @Nullable Module moduleOf(String name) {
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getPackages().contains(name)) {
        return module;
      }
    }
    return null;
  }
}
