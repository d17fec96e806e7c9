package dev.harness.agent.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Loads all classes that answer the gate before it is armed. One that was first needed inside a
 * check, below a class being loaded, would end in a {@code ClassCircularityError}. The build lists
 * their names, one a line: to look for them in the jar took longer than to load them.
 */
final class Preloading {
  private Preloading() {}

  /** {@code verifies}: those of verify mode too. */
  static void load(boolean verifies) throws StartException, IOException, ClassNotFoundException {
    load("preloaded");
    if (verifies) {
      load("preloaded-to-verify");
    }
  }

  private static void load(String list) throws StartException, IOException, ClassNotFoundException {
    String names = read(list);
    int start = 0;
    int end = names.indexOf('\n');
    while (end >= 0) {
      Class.forName(names.substring(start, end), true, Preloading.class.getClassLoader());
      start = end + 1;
      end = names.indexOf('\n', start);
    }
    if (start == 0) {
      throw new StartException("the agent's jar lists no classes in " + list);
    }
  }

  private static String read(String list) throws StartException, IOException {
    try (InputStream in = Preloading.class.getResourceAsStream("/" + list)) {
      if (in == null) {
        throw new StartException("the agent's jar has no list " + list);
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
