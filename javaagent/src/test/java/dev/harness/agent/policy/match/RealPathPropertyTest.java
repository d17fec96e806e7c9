package dev.harness.agent.policy.match;

import dev.harness.agent.property.Cases;
import dev.harness.agent.property.Draw;
import dev.harness.agent.property.LinkedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a path leads agrees with the kernel, and with a walk from name to name. */
class RealPathPropertyTest {
  @TempDir static Path temp;
  private static LinkedFolder folder;

  @BeforeAll
  static void fill() throws Exception {
    folder = LinkedFolder.in(Files.createDirectories(temp.resolve("far/down")));
  }

  @Test
  void a_path_leads_where_a_plain_walk_and_the_kernel_end() {
    Cases.tryAll("real paths", 40, RealPathPropertyTest::agree);
  }

  private static void agree(Draw draw) throws IOException {
    String path = folder.path(draw);
    boolean follow = draw.once(2);
    String real = RealPath.resolve(path, follow, FileSystemLinks.INSTANCE);
    String walked = folder.real(path, follow);
    if (!Objects.equals(real, walked)) {
      throw new AssertionError(path + " leads to " + real + ", not to " + walked);
    }
    Path file = Path.of(path);
    LinkOption[] options =
        follow ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    if (Files.exists(file, options) && (real == null || !isSame(file, real, options))) {
      throw new AssertionError(path + " is not " + real + " to the kernel");
    }
  }

  private static boolean isSame(Path file, String real, LinkOption[] options) throws IOException {
    Object there = Files.getAttribute(file, "unix:ino", options);
    return there.equals(Files.getAttribute(Path.of(real), "unix:ino", LinkOption.NOFOLLOW_LINKS));
  }
}
