package dev.harness.agent.start;

import dev.harness.agent.policy.ClassOwners;
import dev.harness.agent.weave.DriverWeaver;
import dev.harness.agent.weave.ToolOwners;
import dev.harness.agent.weave.ToolWeaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Gives tool classes their gates and drivers their rows, where classes are defined. */
final class ApplicationTransformer implements ClassFileTransformer {
  private static final String[] OWN = {"dev/harness/bootstrap/", "dev/harness/capability/"};

  private final ClassLoader own = ApplicationTransformer.class.getClassLoader();
  private final ClassOwners owners;
  private final ToolWeaver tools;
  private final DriverWeaver drivers;

  ApplicationTransformer(ClassOwners owners, ToolWeaver tools, DriverWeaver drivers) {
    this.owners = owners;
    this.tools = tools;
    this.drivers = drivers;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (loader == null || loader == own || loader == ClassLoader.getPlatformClassLoader()) {
      return null;
    }
    try {
      String named = name == null ? "" : name;
      requireOthers(named);
      int owner = owners.ownerOf(loader, named, domain);
      return owner == ToolOwners.HOST ? drivers.weave(bytes) : tools.weave(bytes, owner);
    } catch (Throwable e) {
      System.err.println("harness: class " + name + " is not loaded: " + e.getMessage());
      return JdkTransformer.NO_CLASS;
    }
  }

  /** A second copy of the API would let a host enter tools that nothing guards. */
  private static void requireOthers(String name) {
    for (String prefix : OWN) {
      if (name.startsWith(prefix)) {
        throw new IllegalArgumentException(
            "the harness brings this package itself; remove the copy, or let the loader ask its"
                + " parent first");
      }
    }
  }
}
