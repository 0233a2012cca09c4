package dev.guestright.charter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the part of YAML that a person needs to write rules, and refuses the part that attacks are
 * made of: aliases, anchors, tags, more than one document, great depth, great size. It works on the
 * parser's events and stops at the first of these, so nothing is expanded or recursed into.
 */
final class YamlReader {
  /** A charter of a thousand purposes has about half of that. */
  static final int MAX_CHARACTERS = 1_000_000;

  /** Scanning a line costs the square of its length, so a line has an end. */
  static final int MAX_LINE = 10_000;

  /** A charter nests four deep. */
  static final int MAX_DEPTH = 12;

  /** Why a file is not read any further. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Spot spot;
    private final String rule;

    Unreadable(Spot spot, String rule, String message) {
      super(message);
      this.spot = spot;
      this.rule = rule;
    }

    Spot spot() {
      return spot;
    }

    String rule() {
      return rule;
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  private final Iterator<Event> events;

  private YamlReader(Iterator<Event> events) {
    this.events = events;
  }

  static Yaml read(String text) throws Unreadable {
    if (text.length() > MAX_CHARACTERS) {
      throw new Unreadable(
          Spot.START, "yaml-too-large", "a charter has at most " + MAX_CHARACTERS + " characters");
    }
    measureLines(text);
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS + 1).build();
      return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw new Unreadable(
          e.getProblemMark().map(YamlReader::spot).orElse(Spot.START),
          "yaml-syntax",
          "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException | NoSuchElementException e) {
      throw new Unreadable(Spot.START, "yaml-syntax", "this is not YAML that can be read");
    }
  }

  private static void measureLines(String text) throws Unreadable {
    int line = 1;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '\n' || at == '\r') {
        start = i + 1;
        line += at == '\n' ? 1 : 0;
      } else if (i - start >= MAX_LINE) {
        throw new Unreadable(
            new Spot(line, MAX_LINE + 1),
            "yaml-too-long-line",
            "a line has at most " + MAX_LINE + " characters");
      }
    }
  }

  private Yaml document() throws Unreadable {
    for (Event event = events.next(); ; event = events.next()) {
      switch (event.getEventId()) {
        case StreamStart, DocumentStart, Comment -> {}
        case StreamEnd, DocumentEnd ->
            throw new Unreadable(Spot.START, "yaml-empty", "the file is empty");
        case Alias, Scalar, SequenceStart, MappingStart -> {
          Yaml root = node(event, 1);
          noMoreDocuments();
          return root;
        }
        case SequenceEnd, MappingEnd ->
            throw new Unreadable(spot(event), "yaml-syntax", "this is not YAML that can be read");
      }
    }
  }

  private void noMoreDocuments() throws Unreadable {
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        throw new Unreadable(spot(event), "yaml-documents", "a charter is one document");
      }
    }
  }

  private Yaml node(Event event, int depth) throws Unreadable {
    guard(event, depth);
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    return event instanceof SequenceStartEvent
        ? listing(spot(event), depth)
        : mapping(spot(event), depth);
  }

  private Yaml.Listing listing(Spot spot, int depth) throws Unreadable {
    List<Yaml> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Yaml.Listing(spot, items);
  }

  private Yaml.Mapping mapping(Spot spot, int depth) throws Unreadable {
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(node(event, depth + 1) instanceof Yaml.Scalar key)) {
        throw new Unreadable(spot(event), "yaml-key", "a key is a plain word");
      }
      entries.add(new Yaml.Entry(key, node(events.next(), depth + 1)));
    }
    return new Yaml.Mapping(spot, entries);
  }

  private static Yaml.Scalar scalar(ScalarEvent event) {
    ScalarStyle style = event.getScalarStyle();
    return new Yaml.Scalar(
        spot(event),
        event.getValue(),
        style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED,
        style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED);
  }

  private static void guard(Event event, int depth) throws Unreadable {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new Unreadable(
          spot(event), "yaml-alias", "a charter has no anchors or aliases: write it out");
    }
    if (tag(event).isPresent()) {
      throw new Unreadable(spot(event), "yaml-tag", "a charter has no tags");
    }
    if (depth > MAX_DEPTH) {
      throw new Unreadable(
          spot(event), "yaml-too-deep", "a charter nests at most " + MAX_DEPTH + " deep");
    }
  }

  private static Optional<String> tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case SequenceStartEvent list -> list.getTag();
      case MappingStartEvent map -> map.getTag();
      case Event other -> Optional.empty();
    };
  }

  private static Spot spot(Event event) {
    return event.getStartMark().map(YamlReader::spot).orElse(Spot.START);
  }

  private static Spot spot(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
