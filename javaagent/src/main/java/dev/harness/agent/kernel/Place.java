package dev.harness.agent.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a folder with all below it, and what a child may do there.
 *
 * @param path its real path
 * @param rights bits of {@link Landlock}
 * @param folder whether it is a folder
 * @param identity device and number of the file: a rule binds these, not the name
 */
record Place(String path, long rights, boolean folder, @Nullable Object identity) {

  /** A place of a grant, which counts only under its real path; null if it is not there. */
  static @Nullable Place real(String path, long rights) {
    Place place = named(path, rights);
    return place != null && place.path().equals(path) ? place : null;
  }

  /** A place of the system, by whatever name; null if it is not there. */
  static @Nullable Place named(String path, long rights) {
    try {
      Path real = Path.of(path).toRealPath();
      BasicFileAttributes found = Files.readAttributes(real, BasicFileAttributes.class);
      return new Place(real.toString(), rights, found.isDirectory(), found.fileKey());
    } catch (IOException e) {
      // What is not there cannot be opened either.
      return null;
    }
  }
}
