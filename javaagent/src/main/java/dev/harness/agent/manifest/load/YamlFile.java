package dev.harness.agent.manifest.load;

import dev.harness.agent.manifest.ManifestException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the small, plain part of YAML that a manifest needs. */
final class YamlFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_LEVELS = 32;

  /** Events of a text without a document: its start and end. */
  private static final int EMPTY = 2;

  /** The first event of a document's node, after the start of the text and of the document. */
  private static final int NODE = 2;

  private final Problems problems;
  private final LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();

  YamlFile(Problems problems) {
    this.problems = problems;
  }

  /** The only document of a file. */
  Node read(Path file) throws ManifestException {
    return parse(text(file));
  }

  /** The only document of a text. */
  Node parse(String text) throws ManifestException {
    try {
      if (!text.isBlank()) {
        List<Event> events = plain(text);
        problems.throwIfAny();
        if (events.size() > EMPTY) {
          return new NodeReader(settings.getSchema().getScalarResolver(), events, NODE).read();
        }
      }
    } catch (MarkedYamlEngineException e) {
      problems.at(e.getProblemMark(), "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw problems.whole("not valid YAML: " + firstLine(e));
    } catch (IllegalArgumentException e) {
      // The library reads numbers of escapes without a look at how long the text is.
      throw problems.whole("not valid YAML: an escape such as \"\\u00e9\" is cut short");
    }
    problems.throwIfAny();
    throw problems.whole("the file is empty; a manifest begins with \"version: 1\"");
  }

  private String text(Path file) throws ManifestException {
    if (Files.isDirectory(file)) {
      throw problems.whole("is a folder; name the manifest file in it");
    }
    if (!Files.exists(file)) {
      throw problems.whole("no such file; give its path as -javaagent:harness.jar=PATH");
    }
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw problems.whole("is larger than 1 MiB, which no manifest needs");
      }
      byte[] bytes;
      // Not through a channel, which needs 40 more classes of the JDK.
      try (FileInputStream in = new FileInputStream(file.toFile())) {
        bytes = in.readAllBytes();
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw problems.whole("is not UTF-8 text");
    } catch (IOException e) {
      throw problems.whole("cannot be read: " + e);
    }
  }

  /** Refuses what could hide meaning, before nodes are built, so depth is bounded as well. */
  private List<Event> plain(String text) throws ManifestException {
    List<Event> events = new ArrayList<>();
    int levels = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      levels += level(event);
      if (levels > MOST_LEVELS) {
        problems.at(event.getStartMark(), "nested deeper than " + MOST_LEVELS + " levels");
        problems.throwIfAny();
      }
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        problems.at(event.getStartMark(), "a second document; a manifest is one YAML document");
      }
      requirePlain(event);
      events.add(event);
    }
    return events;
  }

  private void requirePlain(Event event) {
    if (event instanceof AliasEvent) {
      problems.at(event.getStartMark(), "aliases are not allowed; write the value out");
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      problems.at(event.getStartMark(), "anchors are not allowed; write the value out");
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
            || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
    if (tagged) {
      problems.at(event.getStartMark(), "tags are not allowed; remove the \"!\"");
    }
  }

  private static int level(Event event) {
    return switch (event.getEventId()) {
      case MappingStart, SequenceStart -> 1;
      case MappingEnd, SequenceEnd -> -1;
      default -> 0;
    };
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
