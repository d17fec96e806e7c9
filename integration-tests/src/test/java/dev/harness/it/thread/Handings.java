package dev.harness.it.thread;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;

/** All ways by name. Each is opened by the host, with a pool of its own where it needs one. */
final class Handings {
  private final Map<String, Callable<Handing>> ways = new LinkedHashMap<>();

  /**
   * @param port where a server of the host answers requests for {@code /}
   */
  static Handings all(int port) {
    Handings all = new Handings();
    ThreadHandings.addTo(all);
    PoolHandings.addTo(all);
    StageHandings.addTo(all);
    ChannelHandings.addTo(all, port);
    LibraryHandings.addTo(all, port);
    if (Runtime.version().feature() >= 21) {
      VirtualHandings.addTo(all);
    }
    return all;
  }

  void add(String name, Callable<Handing> opening) {
    if (ways.put(name, opening) != null) {
      throw new IllegalArgumentException("two ways named " + name);
    }
  }

  /** A way that needs nothing opened. */
  void addPlain(String name, Handing way) {
    add(name, () -> way);
  }

  void forEach(BiConsumer<String, Callable<Handing>> each) {
    ways.forEach(each);
  }
}
