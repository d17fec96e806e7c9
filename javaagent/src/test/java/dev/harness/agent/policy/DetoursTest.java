package dev.harness.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harness.agent.policy.judge.Compartment;
import dev.harness.interceptors.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that a path leaves again by {@code ..} must be one that the tool may know of. */
class DetoursTest {
  @TempDir Path temp;

  @Test
  void a_forbidden_folder_is_no_detour_though_the_grant_covers_it() throws Exception {
    Path root = temp.toRealPath();
    Files.createDirectories(root.resolve("granted/known"));
    Files.createDirectories(root.resolve("granted/secret"));
    LoadedPolicy loaded =
        LoadedPolicy.of(
            root,
            """
            version: 1
            never:
              - file.read: "${manifest.dir}/granted/secret/**"
            tools:
              t:
                grants: [file.read: "${manifest.dir}/granted/**"]
            """);
    Compartment tool = loaded.entered(null, 0);
    String granted = root.resolve("granted").toString();
    assertThat(loaded.allows(tool, Question.FILE_READ, granted + "/known/../file")).isTrue();
    assertThat(loaded.allows(tool, Question.FILE_READ, granted + "/secret/../file")).isFalse();
    assertThat(loaded.allows(tool, Question.FILE_READ, granted + "/secret/x/../../file")).isFalse();
  }
}
