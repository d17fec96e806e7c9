package dev.harness.agent.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harness.agent.weave.RowWeaver;
import dev.harness.agent.weave.Weaver;
import dev.harness.interceptors.Interceptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was woven ahead is what a start would weave, or it is not used. */
class WovenFileTest {
  private static final Weaver NONE = (name, bytes) -> null;

  @TempDir Path temp;
  private final RowWeaver before = weaver(0x123456789abcdefL);
  private final Map<String, byte[]> files = new HashMap<>();
  private File jar;

  @BeforeEach
  void write() throws IOException {
    jar = jar("first");
    Recorder recorder = new Recorder(before, 0x123456789abcdefL);
    for (String name : before.targets()) {
      try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
        if (in != null) {
          files.put(name, in.readAllBytes());
          recorder.weave(name, files.get(name));
        }
      }
    }
    recorder.write(jar);
  }

  @Test
  void eachClassIsTheOneThatWouldBeWovenWithTheKeyOfThisStart() throws Exception {
    Weaver ahead = file().or(NONE, 0xfedcbaL);
    RowWeaver now = weaver(0xfedcbaL);
    files.forEach(
        (name, bytes) ->
            assertThat(ahead.weave(name, bytes)).as(name).isEqualTo(now.weave(name, bytes)));
    assertThat(files).hasSizeGreaterThan(130);
  }

  @Test
  void aClassThatWasChangedBeforeIsWovenAnew() throws Exception {
    byte[] changed = files.get("java/io/FileInputStream").clone();
    changed[changed.length - 1]++;
    Weaver ahead = file().or((name, bytes) -> new byte[] {1}, 1);
    assertThat(ahead.weave("java/io/FileInputStream", changed)).containsExactly(1);
  }

  @Test
  void aFileOfAnotherJarIsNotUsedNorOneThatIsDamaged() throws Exception {
    jar = jar("second");
    assertThatThrownBy(this::file)
        .isInstanceOf(StaleException.class)
        .hasMessageContaining("another harness.jar or JDK");
    byte[] bytes = Files.readAllBytes(WovenFile.beside(jar));
    bytes[bytes.length / 2]++;
    for (byte[] damaged : new byte[][] {bytes, new byte[5], new byte[100]}) {
      Files.write(WovenFile.beside(jar), damaged);
      assertThatThrownBy(this::file)
          .isInstanceOf(StaleException.class)
          .hasMessageContaining("damaged");
    }
    Files.delete(WovenFile.beside(jar));
    assertThat(WovenFile.read(jar)).isNull();
  }

  @Test
  void aFileThatOthersCanWriteIsRefused() throws Exception {
    Path path = WovenFile.beside(jar);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r--r--");
    for (String mode : new String[] {"rw-rw-r--", "rw-r--rw-"}) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
      requireRefused("can be written by others");
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    Path moved = Files.move(path, temp.resolve("elsewhere"));
    Files.createSymbolicLink(path, moved);
    requireRefused("can be written by others");
    Files.delete(path);
    Files.move(moved, path);
    Files.setAttribute(temp, "unix:mode", 01777);
    requireRefused("where everyone can put files");
  }

  private void requireRefused(String why) {
    assertThatThrownBy(this::file).isInstanceOf(IOException.class).hasMessageContaining(why);
  }

  private WovenFile file() throws IOException, StaleException {
    return Objects.requireNonNull(WovenFile.read(jar));
  }

  private static RowWeaver weaver(long key) {
    int release = Runtime.version().feature();
    return new RowWeaver(Interceptions.forRelease(release), key, false);
  }

  private File jar(String content) throws IOException {
    Path path = temp.resolve("harness.jar");
    try (OutputStream out =
            Files.newOutputStream(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("entry"));
      zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    return path.toFile();
  }
}
