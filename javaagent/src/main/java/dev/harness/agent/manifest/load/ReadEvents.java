package dev.harness.agent.manifest.load;

import java.util.List;
import java.util.NoSuchElementException;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** What a text holds, read already: it is looked through and then made into nodes, read once. */
final class ReadEvents implements Parser {
  private final List<Event> events;
  private int next;

  ReadEvents(List<Event> events) {
    this.events = events;
  }

  @Override
  public boolean hasNext() {
    return next < events.size();
  }

  @Override
  public boolean checkEvent(Event.ID kind) {
    return hasNext() && events.get(next).getEventId() == kind;
  }

  @Override
  public Event peekEvent() {
    return at(next);
  }

  @Override
  public Event next() {
    return at(next++);
  }

  private Event at(int place) {
    if (place >= events.size()) {
      throw new NoSuchElementException("no more events");
    }
    return events.get(place);
  }
}
