package dev.harness.it.weaving;

import java.util.function.UnaryOperator;

/** Defines the classes of the jars, as they are or woven; all else is the JDK's or the gate. */
final class JarLoader extends ClassLoader {
  private static final String GATE = "dev.harness.bootstrap.";

  private final Jars jars;
  private final UnaryOperator<byte[]> weaving;

  JarLoader(Jars jars, UnaryOperator<byte[]> weaving) {
    super(getPlatformClassLoader());
    this.jars = jars;
    this.weaving = weaving;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(GATE)) {
      return Class.forName(name, false, JarLoader.class.getClassLoader());
    }
    byte[] file = jars.file(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    byte[] woven = weaving.apply(file);
    return defineClass(name, woven, 0, woven.length);
  }

  /** What comes of defining and verifying a class: nothing, or what was thrown. */
  String link(String name) {
    try {
      // Asking for members links, and linking verifies; nothing is initialised.
      Class.forName(name, false, this).getDeclaredFields();
      return "";
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      return e.toString();
    }
  }
}
