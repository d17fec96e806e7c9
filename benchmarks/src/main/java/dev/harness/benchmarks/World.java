package dev.harness.benchmarks;

import dev.harness.benchmarks.section.WovenCode;
import java.nio.file.Files;
import java.nio.file.Path;

/** What benchmarks work on: a folder and a manifest in it. */
public final class World {
  /** The folder, in a JVM that measures. */
  public static final String FOLDER = System.getProperty("world", "target/world");

  /** How many small files there are: a power of two, and more than the harness remembers. */
  public static final int FILES = 1 << 14;

  private World() {}

  /** The names of the small files. */
  public static String[] files() {
    String[] names = new String[FILES];
    for (int i = 0; i < FILES; i++) {
      names[i] = FOLDER + "/d/" + i;
    }
    return names;
  }

  /** Makes the folder; gives the manifest. */
  static Path make() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/world")).toRealPath();
    Files.writeString(folder.resolve("file"), "content");
    Files.createDirectories(folder.resolve("d"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("d/" + i), "content");
    }
    WovenCode.prepare(folder);
    StringBuilder text = new StringBuilder("version: 1\ntools:\n");
    text.append("  woven: { code: { jar: \"" + folder + "/woven/*.jar\" } }\n");
    text.append("  confined: { grants: [process.exec: /usr/bin/true] }\n");
    text.append("  work:\n    grants:\n      - file.read: " + folder + "/**\n");
    text.append("      - file.write: " + folder + "/build/out/**\n");
    text.append(
        "      - jdbc: { url: \"jdbc:h2:mem:work\", allow: [select, insert], tables: [item] }\n");
    tool(text, "one", folder, 0, true);
    tool(text, "hundred", folder, 99, false);
    tool(text, "many", folder, 9_999, false);
    return Files.writeString(folder.resolve("manifest.yaml"), text);
  }

  private static void tool(
      StringBuilder text, String name, Path folder, int others, boolean everything) {
    text.append("  ").append(name).append(":\n    grants:\n");
    for (int i = 0; i < others; i++) {
      text.append("      - file.read: /srv/data/area").append(i).append("/**\n");
    }
    text.append("      - file.read: ").append(folder).append("/**\n");
    if (everything) {
      text.append("      - file.write: [" + folder + "/build/**, " + folder + "/file]\n");
      text.append("      - net.connect: \"localhost:*\"\n");
      text.append("      - process.exec: { program: /usr/bin/true, confine: off }\n");
      text.append("      - jdbc: { url: \"jdbc:h2:mem:benchmark\", tables: [number] }\n");
    }
  }
}
