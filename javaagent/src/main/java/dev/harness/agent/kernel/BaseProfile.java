package dev.harness.agent.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every child may do besides its tool's grants: run the programs of the system. */
final class BaseProfile {
  private static final String[] RUN = {
    "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/share",
    "/usr/local/bin", "/usr/local/lib", "/usr/local/share", "/bin", "/sbin", "/lib", "/lib64"
  };
  private static final String[] READ = {
    "/etc/ld.so.cache", "/etc/localtime", "/etc/nsswitch.conf", "/dev/zero", "/dev/urandom"
  };

  /** By which the JDK starts every child. */
  private static final String HELPER = System.getProperty("java.home") + "/lib/jspawnhelper";

  /** Programs of the system seldom change; looking at them takes as long as starting one. */
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private final List<String> forbidden;
  private List<Place> known = List.of();
  private long lookedAt;

  /** {@code forbidden} is left out. */
  BaseProfile(List<String> forbidden) {
    this.forbidden = forbidden;
  }

  /** The places that are there. */
  synchronized List<Place> places() {
    if (known.isEmpty() || System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS) {
      known = look();
      lookedAt = System.nanoTime();
    }
    return known;
  }

  private List<Place> look() {
    List<Place> places = new ArrayList<>();
    Places programs = new Places(places, Landlock.RUN, forbidden);
    for (String folder : RUN) {
      programs.addNamed(folder);
    }
    programs.addNamed(HELPER);
    Places files = new Places(places, Landlock.READ, forbidden);
    for (String file : READ) {
      files.addNamed(file);
    }
    add(places, Place.named("/dev/null", Landlock.READ | Landlock.WRITE));
    // To see which descriptors are open; without it every possible one is closed, one by one.
    add(places, Place.named("/proc", Landlock.READ_DIR));
    return places.stream().distinct().toList();
  }

  private static void add(List<Place> places, @Nullable Place place) {
    if (place != null) {
      places.add(place);
    }
  }
}
