package dev.harness.agent.prepare;

import dev.harness.agent.weave.Weaver;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Classes of the JDK that were woven ahead, each found by what it was before: what another agent
 * has changed is not in it. All numbers in the file are big-endian: a number for its kind, the
 * {@link Build}, a checksum of what follows, the number of classes; of each checksum and length
 * before, place of the key, length after; then all class files.
 */
public final class WovenFile {
  /** Its name, in the folder of harness.jar. */
  public static final String NAME = "harness.woven";

  static final long MAGIC = 0x6861726e65737301L;
  static final int CHECKSUM = 24;
  static final int COUNT = 28;
  static final int ENTRIES = 32;
  static final int ENTRY = 16;

  private final byte[] bytes;
  private final ByteBuffer file;
  private final Map<Long, Integer> entries = new HashMap<>(512);
  private final int[] starts;

  private WovenFile(byte[] bytes) {
    this.bytes = bytes;
    file = ByteBuffer.wrap(bytes);
    starts = new int[file.getInt(COUNT)];
    int start = ENTRIES + starts.length * ENTRY;
    for (int i = 0; i < starts.length; i++) {
      int entry = ENTRIES + i * ENTRY;
      entries.put(file.getLong(entry), i);
      starts[i] = start;
      start += file.getInt(entry + 12);
    }
  }

  /** Where it is, or would be. */
  public static Path beside(File jar) throws IOException {
    return jar.toPath().toRealPath().resolveSibling(NAME);
  }

  /**
   * Reads it if there is one.
   *
   * @return null if there is none
   * @throws StaleException if it was written for another jar or another JDK
   * @throws IOException if it cannot be read, or others can write it
   */
  public static @Nullable WovenFile read(File jar) throws IOException, StaleException {
    Path path = beside(jar);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    Trust.require(path, jar.toPath().toRealPath());
    byte[] bytes;
    try (InputStream in = new FileInputStream(path.toFile())) {
      bytes = in.readAllBytes();
    }
    require(path, bytes, Build.of(jar));
    return new WovenFile(bytes);
  }

  private static void require(Path path, byte[] bytes, Build build) throws StaleException {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (bytes.length < ENTRIES
        || file.getLong(0) != MAGIC
        || file.getInt(CHECKSUM) != checksum(bytes, COUNT, bytes.length - COUNT)) {
      throw new StaleException(path + " is damaged and not used; write it again");
    }
    if (file.getLong(8) != build.jar() || file.getLong(16) != build.jdk()) {
      throw new StaleException(
          path + " was written with another harness.jar or JDK and is not used; write it again");
    }
  }

  static int checksum(byte[] bytes, int start, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, start, length);
    return (int) sum.getValue();
  }

  /** What a class is found by. */
  static long identity(byte[] original) {
    return ((long) checksum(original, 0, original.length) << 32) | original.length;
  }

  /** Takes classes from here and weaves what is not here. */
  public Weaver or(Weaver weaver, long key) {
    return (name, bytes) -> {
      byte[] woven = woven(bytes, key);
      return woven == null ? weaver.weave(name, bytes) : woven;
    };
  }

  private byte @Nullable [] woven(byte[] original, long key) {
    Integer number = entries.get(identity(original));
    if (number == null) {
      return null;
    }
    int entry = ENTRIES + number * ENTRY;
    byte[] woven = new byte[file.getInt(entry + 12)];
    System.arraycopy(bytes, starts[number], woven, 0, woven.length);
    ByteBuffer.wrap(woven).putLong(file.getInt(entry + 8), key);
    return woven;
  }
}
