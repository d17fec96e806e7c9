package dev.harness.agent.start;

import dev.harness.agent.policy.owner.ClassOwners;
import dev.harness.agent.weave.DriverWeaver;
import dev.harness.agent.weave.KnownLibraries;
import dev.harness.agent.weave.LibraryWeaver;
import dev.harness.agent.weave.ToolOwners;
import dev.harness.agent.weave.ToolWeaver;
import dev.harness.bootstrap.EntryGate;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** Gives tool classes their gates, drivers and libraries their rows, where classes are defined. */
final class ApplicationTransformer implements ClassFileTransformer {
  private static final String[] OWN = {"dev/harness/bootstrap/", "dev/harness/capability/"};

  private final ClassLoader own = ApplicationTransformer.class.getClassLoader();
  private final ClassOwners owners;
  private final ToolWeaver tools;
  private final DriverWeaver drivers;
  private final LibraryWeaver libraries;
  private final KnownLibraries versions = new KnownLibraries();
  private final FinalBytes last;
  private final long key;

  /** As it is now: what a tool puts in its place later must not run here. */
  private final PrintStream errors = System.err;

  ApplicationTransformer(
      ClassOwners owners,
      ToolWeaver tools,
      DriverWeaver drivers,
      LibraryWeaver libraries,
      FinalBytes last,
      long key) {
    this.last = last;
    this.key = key;
    this.owners = owners;
    this.tools = tools;
    this.drivers = drivers;
    this.libraries = libraries;
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
      boolean before = EntryGate.beginWork(key);
      try {
        byte[] woven = weave(loader, name, domain, bytes);
        last.expect(name, woven);
        return woven;
      } finally {
        EntryGate.endWork(before, key);
      }
    } catch (Throwable e) {
      report(name, e);
      return JdkTransformer.NO_CLASS;
    }
  }

  private byte @Nullable [] weave(
      ClassLoader loader, @Nullable String name, @Nullable ProtectionDomain domain, byte[] bytes) {
    String named = name == null ? new ClassReader(bytes).getClassName() : name;
    requireOthers(named);
    int owner = owners.ownerOf(loader, named, domain);
    if (owner != ToolOwners.HOST) {
      return tools.weave(bytes, owner);
    }
    if (isHosts(loader)) {
      versions.loading(named, loader, errors);
    }
    return weaveHosts(named, bytes);
  }

  /** A loader is asked for a resource while the gate is open: none that a tool had a hand in. */
  private boolean isHosts(ClassLoader loader) {
    for (ClassLoader any = loader; any != null; any = any.getParent()) {
      if (owners.isTools(any.getClass()) || owners.makerOf(any) != null) {
        return false;
      }
    }
    return true;
  }

  private byte @Nullable [] weaveHosts(String name, byte[] bytes) {
    byte[] driver = drivers.weave(name, bytes);
    byte[] library = weaveLibrary(name, driver == null ? bytes : driver);
    return library == null ? driver : library;
  }

  /** The host's classes load, whatever their files are like; no tool chooses what is in them. */
  private byte @Nullable [] weaveLibrary(String name, byte[] bytes) {
    try {
      return libraries.weave(name, bytes);
    } catch (RuntimeException e) {
      errors.println("harness: what a tool hands to class " + name + " is not followed: " + e);
      return null;
    }
  }

  /** Whatever happens here, at the end of the stack as well, must not keep the refusal away. */
  private void report(@Nullable String name, Throwable problem) {
    try {
      errors.println("harness: class " + name + " is not loaded: " + problem.getMessage());
    } catch (Throwable unheard) {
      // The class is not loaded all the same.
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
