package dev.harness.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownLibrariesTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream errors = new PrintStream(told, true, StandardCharsets.UTF_8);
  private final KnownLibraries libraries = new KnownLibraries();

  /** A class path on which all is there that starts so. */
  private record Folder(String start) {
    ClassLoader loader() {
      return new ClassLoader(null) {
        @Override
        public @Nullable URL getResource(String name) {
          try {
            return name.startsWith(start) ? new URL("file:/" + name) : null;
          } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
          throw new IllegalStateException("not read");
        }
      };
    }
  }

  @Test
  void a_version_that_is_not_known_is_told_once() {
    ClassLoader old = new Folder("okhttp3/OkHttp").loader();
    libraries.loading("okhttp3/OkHttpClient", old, errors);
    libraries.loading("okhttp3/OkHttpClient", old, errors);
    assertThat(told.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("harness: this version of okhttp3.OkHttpClient (no ")
        .contains("not held to the tool");
  }

  @Test
  void of_a_known_version_and_other_classes_nothing_is_told() {
    libraries.loading("okhttp3/OkHttpClient", new Folder("okhttp3/").loader(), errors);
    libraries.loading("okhttp3/Cookie", new Folder("none").loader(), errors);
    assertThat(told.size()).isZero();
  }
}
