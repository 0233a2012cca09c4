package dev.guestright.server.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON lines in UTF-8: one object a line. A value within an object or array is named by its path,
 * such as {@code requester.email} or {@code tags.0}.
 */
final class JsonRows implements Rows {

  private static final int LONGEST_LINE_CHARS = 4 << 20;
  private static final int DEEPEST_PATH = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final CountingStream bytes;
  private final Window text;
  private long line;

  JsonRows(InputStream file) throws IOException {
    this.bytes = new CountingStream(file);
    this.text = new Window(bytes);
  }

  @Override
  public Optional<Set<String>> columns() {
    return Optional.empty();
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (text.at(0) != Window.END) {
      line++;
      Optional<String> content = readLine();
      if (content.isEmpty()) {
        return Optional.of(
            new Row.Unreadable(line, "is longer than " + LONGEST_LINE_CHARS + " characters"));
      }
      if (!content.get().isBlank()) {
        return Optional.of(row(content.get()));
      }
    }
    return Optional.empty();
  }

  /** Returns the line at hand and moves on; empty when it is too long to be kept. */
  private Optional<String> readLine() throws IOException {
    int length = 0;
    int c = text.at(0);
    while (c != '\n' && c != Window.END && length < LONGEST_LINE_CHARS) {
      c = text.at(++length);
    }
    if (c != '\n' && c != Window.END) {
      skipLine();
      return Optional.empty();
    }
    String content = text.text(0, length);
    text.moveOn(c == '\n' ? length + 1 : length);
    return Optional.of(content);
  }

  private void skipLine() throws IOException {
    for (int c = text.at(0); c != Window.END; c = text.at(0)) {
      text.moveOn(1);
      if (c == '\n') {
        return;
      }
    }
  }

  private Row row(String content) {
    try {
      JsonNode node = JSON.readTree(content);
      if (!node.isObject()) {
        return new Row.Unreadable(line, "is JSON, but no object");
      }
      Map<String, String> cells = new LinkedHashMap<>();
      return flatten("", node, cells, 0)
          ? Row.of(line, cells)
          : new Row.Unreadable(line, "gives two values the same name, or nests them too deep");
    } catch (JacksonException e) {
      return new Row.Unreadable(
          line, "is no valid JSON object with each name once; it may be cut off");
    }
  }

  /** Names each value by its path. False when that would leave one out. */
  private static boolean flatten(String path, JsonNode node, Map<String, String> cells, int depth) {
    if (node.isNull()) {
      return true;
    }
    if (depth > DEEPEST_PATH) {
      return false;
    }
    if (node.isObject()) {
      return node.properties().stream()
          .allMatch(member ->
              flatten(joined(path, member.getKey()), member.getValue(), cells, depth + 1));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        if (!flatten(joined(path, Integer.toString(i)), node.get(i), cells, depth + 1)) {
          return false;
        }
      }
      return true;
    }
    return cells.put(path, node.asString()) == null;
  }

  private static String joined(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
