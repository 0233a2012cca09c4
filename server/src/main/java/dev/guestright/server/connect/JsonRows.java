package dev.guestright.server.connect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON lines in UTF-8: one object a line. A value within an object or array is named by its path,
 * such as {@code requester.email} or {@code tags.0}.
 */
final class JsonRows implements Rows {

  private static final int LONGEST_LINE_CHARS = 16 << 20;
  private static final int DEEPEST_PATH = 20;

  private final CountingStream bytes;
  private final BufferedReader text;
  private final JsonMapper json = new JsonMapper();
  private long line;

  JsonRows(InputStream file) {
    this.bytes = new CountingStream(file);
    this.text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public Optional<Set<String>> columns() {
    return Optional.empty();
  }

  @Override
  public Optional<Row> next() throws IOException {
    StringBuilder content = new StringBuilder();
    while (readLine(content)) {
      line++;
      if (content.length() > LONGEST_LINE_CHARS) {
        return Optional.of(
            new Row.Unreadable(line, "is longer than " + LONGEST_LINE_CHARS + " characters"));
      }
      if (!content.toString().isBlank()) {
        return Optional.of(row(content.toString()));
      }
      content.setLength(0);
    }
    return Optional.empty();
  }

  /** Takes in one line; what is past the longest line is counted but not kept. */
  private boolean readLine(StringBuilder into) throws IOException {
    int c = text.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (into.length() <= LONGEST_LINE_CHARS) {
        into.append((char) c);
      }
      c = text.read();
    }
    return true;
  }

  private Row row(String content) {
    try {
      JsonNode node = json.readTree(content);
      if (!node.isObject()) {
        return new Row.Unreadable(line, "is JSON, but no object");
      }
      Map<String, String> cells = new LinkedHashMap<>();
      flatten("", node, cells, 0);
      return new Row.Read(line, cells);
    } catch (JacksonException e) {
      return new Row.Unreadable(line, "is no valid JSON; it may be cut off");
    }
  }

  private static void flatten(String path, JsonNode node, Map<String, String> cells, int depth) {
    if (depth > DEEPEST_PATH) {
      return;
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              member ->
                  flatten(joined(path, member.getKey()), member.getValue(), cells, depth + 1));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(joined(path, Integer.toString(i)), node.get(i), cells, depth + 1);
      }
    } else if (!node.isNull()) {
      cells.put(path, node.asString());
    }
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
