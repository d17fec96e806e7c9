package dev.harness.it.census;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Which rows the guard was asked about; in the boot loader, where the guard sees it. */
public final class Asked {
  private static final AtomicIntegerArray SITES = new AtomicIntegerArray(4096);

  private Asked() {}

  /** Notes a row by its place. */
  public static void note(int site) {
    SITES.set(site, 1);
  }

  /** The places of all that were noted. */
  public static List<Integer> sites() {
    List<Integer> sites = new ArrayList<>();
    for (int i = 0; i < SITES.length(); i++) {
      if (SITES.get(i) > 0) {
        sites.add(i);
      }
    }
    return sites;
  }
}
