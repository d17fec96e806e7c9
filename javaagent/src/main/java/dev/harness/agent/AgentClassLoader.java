package dev.harness.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's inner classes from {@code agent/*.classdata} entries of harness.jar, which no
 * other loader takes for classes. Its parent does not see the application, so that the two never
 * share a library.
 */
public final class AgentClassLoader extends ClassLoader {
  static {
    // A class that this loads goes through other agents' hands, which may wait for other threads.
    registerAsParallelCapable();
  }

  private static final String PREFIX = "agent/";

  private final File jarFile;

  /** Not as a jar: no entry has a signature, and each look would be for one. */
  private final ZipFile jar;

  /** {@code parent} sees the JDK and what the jar shows to everyone. */
  AgentClassLoader(File jarFile, ClassLoader parent) throws IOException {
    super("harness", parent);
    this.jarFile = jarFile;
    this.jar = new ZipFile(jarFile);
  }

  /** The jar that all of this comes from. */
  public File jar() {
    return jarFile;
  }

  /**
   * What the jar has under the prefix is nowhere else: to ask the parent first, as loaders do,
   * would make it look for each class and throw.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ZipEntry entry = name.startsWith("java.") ? null : jar.getEntry(place(name));
    if (entry == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name, entry) : loaded;
    }
  }

  private static String place(String name) {
    return PREFIX + name.replace('.', '/') + ".classdata";
  }

  private Class<?> define(String name, ZipEntry entry) throws ClassNotFoundException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = new byte[(int) entry.getSize()];
      in.readNBytes(bytes, 0, bytes.length);
      return defineClass(name, bytes, 0, bytes.length, Agent.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    if (jar.getEntry(PREFIX + name) == null) {
      return null;
    }
    try {
      return new URL("jar:" + jarFile.toURI() + "!/" + PREFIX + name);
    } catch (MalformedURLException e) {
      return null;
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    ZipEntry entry = jar.getEntry(PREFIX + name);
    try {
      return entry == null ? null : jar.getInputStream(entry);
    } catch (IOException e) {
      return null;
    }
  }
}
