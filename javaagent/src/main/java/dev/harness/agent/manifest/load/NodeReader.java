package dev.harness.agent.manifest.load;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Makes the events of a document without aliases and tags into nodes. The library's own composer
 * can do all of YAML, and takes as long to load as the rest of the library.
 */
final class NodeReader {
  private final ScalarResolver resolver;
  private final List<Event> events;
  private int next;

  /** Starts at the event {@code first}. */
  NodeReader(ScalarResolver resolver, List<Event> events, int first) {
    this.resolver = resolver;
    this.events = events;
    this.next = first;
  }

  /** The node that begins with the next event. */
  Node read() {
    Event event = events.get(next++);
    if (event instanceof ScalarEvent scalar) {
      Tag tag = resolver.resolve(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
      return new ScalarNode(
          tag,
          true,
          scalar.getValue(),
          scalar.getScalarStyle(),
          event.getStartMark(),
          event.getEndMark());
    }
    return event instanceof MappingStartEvent map ? map(map) : list((CollectionStartEvent) event);
  }

  private Node map(MappingStartEvent start) {
    List<NodeTuple> entries = new ArrayList<>();
    while (isInside()) {
      Node key = read();
      entries.add(new NodeTuple(key, read()));
    }
    return new MappingNode(
        Tag.MAP, true, entries, start.getFlowStyle(), start.getStartMark(), end());
  }

  private Node list(CollectionStartEvent start) {
    List<Node> items = new ArrayList<>();
    while (isInside()) {
      items.add(read());
    }
    return new SequenceNode(
        Tag.SEQ, true, items, start.getFlowStyle(), start.getStartMark(), end());
  }

  private boolean isInside() {
    Event.ID kind = events.get(next).getEventId();
    return kind != Event.ID.MappingEnd && kind != Event.ID.SequenceEnd;
  }

  private java.util.Optional<org.snakeyaml.engine.v2.exceptions.Mark> end() {
    return events.get(next++).getEndMark();
  }
}
