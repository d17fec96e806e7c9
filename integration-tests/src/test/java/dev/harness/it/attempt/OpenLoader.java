package dev.harness.it.attempt;

import java.net.URL;
import java.net.URLClassLoader;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** A class loader of the host that whoever has it can put code into, as script engines have. */
public final class OpenLoader extends URLClassLoader {
  OpenLoader() {
    super(new URL[0], OpenLoader.class.getClassLoader());
  }

  /** Defines a class; {@code name} null for the one in its file. */
  public Class<?> define(@Nullable String name, byte[] file, @Nullable ProtectionDomain domain) {
    return defineClass(name, file, 0, file.length, domain);
  }

  @Override
  public void addURL(URL place) {
    super.addURL(place);
  }
}
