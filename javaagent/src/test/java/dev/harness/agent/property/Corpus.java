package dev.harness.agent.property;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Cases worth keeping, in {@code src/test/resources/property}: one a line, under a heading that
 * begins with {@code ==}. A backslash, {@code u} and four digits stand for a character; a
 * backslash, {@code x}, a number and a semicolon make so many of the one before.
 */
public final class Corpus {
  private final List<String> lines;

  private Corpus(List<String> lines) {
    this.lines = lines;
  }

  /** Reads a file of the corpus. */
  public static Corpus of(String file) {
    try (InputStream in = Corpus.class.getResourceAsStream("/property/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return new Corpus(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases under a heading. */
  public List<String> under(String heading) {
    List<String> cases = new ArrayList<>();
    boolean wanted = false;
    for (String line : lines) {
      if (line.startsWith("== ")) {
        wanted = line.equals("== " + heading);
      } else if (wanted) {
        cases.add(plain(line));
      }
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("no cases under " + heading);
    }
    return cases;
  }

  private static String plain(String line) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (line.startsWith("\\x", i)) {
        int end = line.indexOf(';', i);
        int times = Integer.parseInt(line.substring(i + 2, end)) - 1;
        text.append(line.substring(i - 1, i).repeat(times));
        i = end;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
