package dev.harness.agent.policy.match;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.spi.FileSystemProvider;
import org.jspecify.annotations.Nullable;

/** What is at a path, links not followed; where the JDK can, an exception is spared. */
final class Attributes {
  private static final LinkOption[] ITSELF = {LinkOption.NOFOLLOW_LINKS};

  /** A method of the JDK from 20 on; null before. */
  private static final @Nullable MethodHandle IF_EXISTS = ifExists();

  private Attributes() {}

  /**
   * Attributes of what is there.
   *
   * @return null if nothing is there
   * @throws java.nio.file.NoSuchFileException the same, on older JDKs
   * @throws IOException if it cannot be told
   */
  static @Nullable BasicFileAttributes of(Path path) throws IOException {
    MethodHandle ifExists = IF_EXISTS;
    if (ifExists == null) {
      return Files.readAttributes(path, BasicFileAttributes.class, ITSELF);
    }
    try {
      FileSystemProvider provider = path.getFileSystem().provider();
      return (BasicFileAttributes)
          (Object) ifExists.invokeExact(provider, path, BasicFileAttributes.class, ITSELF);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private static @Nullable MethodHandle ifExists() {
    MethodType generic =
        MethodType.methodType(
            BasicFileAttributes.class, Path.class, Class.class, LinkOption[].class);
    try {
      return MethodHandles.publicLookup()
          .findVirtual(FileSystemProvider.class, "readAttributesIfExists", generic)
          .asFixedArity()
          .asType(
              MethodType.methodType(
                  Object.class,
                  FileSystemProvider.class,
                  Path.class,
                  Class.class,
                  LinkOption[].class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
