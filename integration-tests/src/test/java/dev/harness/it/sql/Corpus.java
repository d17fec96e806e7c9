package dev.harness.it.sql;

import dev.harness.agent.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements written out, and made of templates and pieces; the same for the same seed. */
final class Corpus {
  private static final Pattern HOLE = Pattern.compile("\\{([nsbj])}");
  private static final Pattern TOKEN = Pattern.compile("\\w+|'[^']*'|\\s+|.", Pattern.DOTALL);

  private final Map<String, List<String>> sections = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();
  private final SplittableRandom random;

  Corpus(Dialect dialect, String folder, long seed) {
    this.random = new SplittableRandom(seed);
    read("common", folder);
    read(dialect.name().toLowerCase(Locale.ROOT), folder);
    sections.values().forEach(lines -> lines.forEach(line -> tokens.addAll(tokens(line))));
    tokens.addAll(List.of("'", "\"", "`", "$$", "/*", "*/", "-- ", "--", ";", "\\", "(", ")", "{"));
  }

  private void read(String name, String folder) {
    List<String> section = new ArrayList<>();
    for (String line : lines(name)) {
      if (line.startsWith("[")) {
        String title = line.substring(1, line.length() - 1);
        section = sections.computeIfAbsent(title, key -> new ArrayList<>());
      } else if (!line.startsWith("# ")) {
        section.add(line.replace("{dir}", folder));
      }
    }
    sections.forEach(
        (title, lines) -> lines.removeIf(line -> line.isBlank() && !title.equals("j")));
  }

  private static List<String> lines(String name) {
    try (InputStream stream = Corpus.class.getResourceAsStream("/corpus/" + name + ".txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that are written out, and made ones until there are {@code count}. */
  List<String> legitimate(int count) {
    List<String> all = new ArrayList<>(sections.get("legitimate"));
    while (all.size() < count) {
      all.add(filled(one("statements"), 2));
    }
    return all;
  }

  /** All that are written out, and made ones until there are {@code count}. */
  List<String> hostile(int count) {
    List<String> all = new ArrayList<>(sections.get("hostile statements"));
    while (all.size() < count) {
      String template = one("statements");
      List<String> holes = HOLE.matcher(template).results().map(hole -> hole.group(1)).toList();
      if (holes.isEmpty() || random.nextInt(5) == 0) {
        all.add(filled(template, 2) + " " + one("hostile ends"));
      } else {
        all.add(filled(poisoned(template, random.nextInt(holes.size())), 2));
      }
    }
    return all;
  }

  /** Statements with a few tokens changed. */
  List<String> mutated(List<String> statements, int count) {
    List<String> all = new ArrayList<>();
    while (all.size() < count) {
      List<String> pieces = tokens(statements.get(random.nextInt(statements.size())));
      for (int change = random.nextInt(3); change >= 0; change--) {
        mutate(pieces);
      }
      all.add(String.join("", pieces));
    }
    return all;
  }

  private void mutate(List<String> pieces) {
    int at = random.nextInt(pieces.size() + 1);
    String token = tokens.get(random.nextInt(tokens.size()));
    switch (at == pieces.size() ? 0 : random.nextInt(4)) {
      case 0 -> pieces.addAll(at, List.of(" ", token, " "));
      case 1 -> pieces.set(at, token);
      case 2 -> pieces.set(at, " ");
      default ->
          pieces.addAll(at, List.copyOf(pieces.subList(at, Math.min(at + 3, pieces.size()))));
    }
  }

  private static List<String> tokens(String line) {
    Matcher matcher = TOKEN.matcher(line);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private String poisoned(String template, int which) {
    Matcher hole = HOLE.matcher(template);
    for (int i = 0; i <= which; i++) {
      hole.find();
    }
    String piece = one("hostile " + hole.group(1));
    return template.substring(0, hole.start()) + piece + template.substring(hole.end());
  }

  private String filled(String template, int depth) {
    return HOLE.matcher(template)
        .replaceAll(hole -> Matcher.quoteReplacement(piece(hole.group(1), depth)));
  }

  private String piece(String kind, int depth) {
    String piece = one(kind);
    while (depth == 0 && HOLE.matcher(piece).find()) {
      piece = one(kind);
    }
    return filled(piece, depth - 1);
  }

  private String one(String section) {
    List<String> lines = sections.getOrDefault(section, List.of());
    return lines.get(random.nextInt(lines.size()));
  }
}
