package dev.harness.agent.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds places with the same rights. The kernel cannot take anything out of a folder, so a folder
 * that holds something forbidden is replaced by what lies beside it.
 */
final class Places {
  private static final List<String> BY_NAME_ONLY = List.of("/proc", "/sys", "/dev");
  private static final String BELOW = "/**";

  private final List<Place> places;
  private final long rights;
  private final List<String> forbidden;

  Places(List<Place> places, long rights, List<String> forbidden) {
    this.places = places;
    this.rights = rights;
    this.forbidden = forbidden;
  }

  /** Adds what a pattern names; one with wildcards inside cannot be said to the kernel. */
  void add(String pattern) {
    boolean below = pattern.endsWith(BELOW);
    String path = below ? pattern.substring(0, pattern.length() - BELOW.length()) : pattern;
    Place place = path.indexOf('*') >= 0 ? null : Place.real(path.isEmpty() ? "/" : path, rights);
    if (place != null && (below || !place.folder())) {
      add(place);
    }
  }

  /** Adds a file or folder of the system, or a program that a grant names. */
  void addNamed(String path) {
    Place place = Place.named(path, rights);
    if (place != null) {
      add(place);
    }
  }

  private void add(Place place) {
    if (isForbidden(place.path())) {
      return;
    }
    if (place.folder() && holdsForbidden(place.path())) {
      split(place);
    } else {
      places.add(place);
    }
  }

  private void split(Place folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder.path()))) {
      for (Path entry : entries) {
        @Nullable Place place = Place.real(entry.toString(), rights);
        if (place != null && !BY_NAME_ONLY.contains(place.path())) {
          add(place);
        }
      }
    } catch (IOException e) {
      // What cannot be listed is not passed on.
    }
  }

  /** Whether something forbidden, or reached by no wildcard, lies below. */
  private boolean holdsForbidden(String folder) {
    if (folder.equals("/")) {
      return true;
    }
    for (String path : forbidden) {
      if (path.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  private boolean isForbidden(String path) {
    for (String other : forbidden) {
      if (other.equals("/") || path.equals(other) || path.startsWith(other + "/")) {
        return true;
      }
    }
    return false;
  }
}
