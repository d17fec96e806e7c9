package dev.harness.agent.prepare;

import dev.harness.agent.weave.Weaver;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Weaves, and writes down what came of it, as a {@link WovenFile}. */
public final class Recorder implements Weaver {
  private final Weaver weaver;
  private final long key;
  private final Map<Long, byte[]> woven = new ConcurrentHashMap<>();

  /** {@code key} is what woven classes hold; the file has zero in its place. */
  public Recorder(Weaver weaver, long key) {
    this.weaver = weaver;
    this.key = key;
  }

  @Override
  public byte @Nullable [] weave(String name, byte[] bytes) {
    byte[] result = weaver.weave(name, bytes);
    if (result != null) {
      woven.put(WovenFile.identity(bytes), result);
    }
    return result;
  }

  /** Writes the file, in one step for whoever reads it. */
  public void write(File jar) throws IOException {
    Path path = WovenFile.beside(jar);
    Path part = Files.createTempFile(path.getParent(), WovenFile.NAME, ".part");
    try {
      Files.write(part, bytes(Build.of(jar)));
      Files.setPosixFilePermissions(part, permissions(jar));
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Whoever reads the jar reads this too; nobody but the owner writes it. */
  private static Set<PosixFilePermission> permissions(File jar) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(jar.toPath());
    permissions.remove(PosixFilePermission.GROUP_WRITE);
    permissions.remove(PosixFilePermission.OTHERS_WRITE);
    return permissions;
  }

  private byte[] bytes(Build build) throws IOException {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(entries);
    for (Map.Entry<Long, byte[]> entry : new TreeMap<>(woven).entrySet()) {
      byte[] result = entry.getValue().clone();
      int place = place(result);
      ByteBuffer.wrap(result).putLong(place, 0);
      out.writeLong(entry.getKey());
      out.writeInt(place);
      out.writeInt(result.length);
      classes.write(result);
    }
    ByteBuffer file = ByteBuffer.allocate(WovenFile.ENTRIES + entries.size() + classes.size());
    file.putLong(WovenFile.MAGIC).putLong(build.jar()).putLong(build.jdk()).putInt(0);
    file.putInt(woven.size()).put(entries.toByteArray()).put(classes.toByteArray());
    int rest = file.capacity() - WovenFile.COUNT;
    return file.putInt(WovenFile.CHECKSUM, WovenFile.checksum(file.array(), WovenFile.COUNT, rest))
        .array();
  }

  /** Where a class has the key. */
  private int place(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    int place = -1;
    for (int at = 0; at <= bytes.length - Long.BYTES; at++) {
      if (file.getLong(at) == key) {
        if (place >= 0) {
          throw new IllegalStateException("a woven class has the key twice");
        }
        place = at;
      }
    }
    if (place < 0) {
      throw new IllegalStateException("a woven class has no key");
    }
    return place;
  }
}
