package dev.harness.it.start;

import dev.harness.it.fork.Probe;
import dev.harness.it.tool.Deeds;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tool that may write everything in the folder of harness.jar tries to put code there. */
public final class PreparedRunner {
  private PreparedRunner() {}

  /** Takes the file of woven classes. */
  public static void main(String[] arguments) throws Exception {
    String file = arguments[0];
    String own = Files.writeString(Path.of(file + ".own"), "code").toString();
    Probe.show("write", () -> Deeds.write(file));
    Probe.show("delete", () -> Deeds.delete(file));
    Probe.show("move away", () -> Deeds.move(file, file + ".away"));
    Probe.show("move here", () -> Deeds.move(own, file));
    Probe.show("link here", () -> Deeds.link(file, own));
    Probe.show("link away", () -> Deeds.link(file + ".link", file));
    Probe.show("move the folder", () -> Deeds.move(folder(file), folder(file) + ".away"));
    Probe.show("beside", () -> Deeds.write(own));
  }

  private static String folder(String file) {
    return file.substring(0, file.lastIndexOf('/'));
  }
}
