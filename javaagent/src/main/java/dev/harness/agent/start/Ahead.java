package dev.harness.agent.start;

import dev.harness.agent.prepare.Recorder;
import dev.harness.agent.prepare.StaleException;
import dev.harness.agent.prepare.WovenFile;
import dev.harness.agent.weave.RowWeaver;
import dev.harness.agent.weave.Weaver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Classes of the JDK that were woven before this start, or are written down for later ones. */
final class Ahead {
  private final File jar;
  private final Weaver weaver;
  private final @Nullable Recorder recorder;

  /** {@code key} is what woven code shows the gate in this JVM. */
  Ahead(Arguments arguments, RowWeaver rows, File jar, long key) throws StartException {
    this.jar = jar;
    this.recorder = arguments.prepare() ? new Recorder(rows, key) : null;
    if (recorder != null) {
      this.weaver = recorder;
    } else {
      this.weaver = arguments.verify() ? rows : orFrom(jar, rows, key);
    }
  }

  /** Weaves, or knows what weaving would make. */
  Weaver weaver() {
    return weaver;
  }

  /** A file that is out of date costs time only; one that others can write is a way in. */
  private static Weaver orFrom(File jar, RowWeaver rows, long key) throws StartException {
    try {
      WovenFile file = WovenFile.read(jar);
      return file == null ? rows : file.or(rows, key);
    } catch (StaleException e) {
      System.err.println("harness: " + e.getMessage() + " (java -jar harness.jar prepare)");
      return rows;
    } catch (IOException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  /** Writes the file and ends the JVM, if this start is for that. */
  void endIfWritten(JdkWeaving weaving) throws StartException, IOException {
    if (recorder != null) {
      weaving.weaveFiles(recorder);
      Path path = WovenFile.beside(jar);
      try {
        recorder.write(jar);
      } catch (IOException e) {
        throw new StartException(path + " cannot be written: " + e);
      }
      System.out.println("wrote " + path + " for Java " + Runtime.version());
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }
}
