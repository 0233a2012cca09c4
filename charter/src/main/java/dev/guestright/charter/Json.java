package dev.guestright.charter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists and texts as JSON (RFC 8259). */
final class Json {
  private Json() {}

  static String of(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(", ", "[", "]"));
      case Integer number -> number.toString();
      case Boolean flag -> flag.toString();
      case Object text -> quoted(text.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '"' || at == '\\') {
        json.append('\\').append(at);
      } else if (at < ' ' || at == '<') {
        json.append("\\u%04x".formatted((int) at));
      } else {
        json.append(at);
      }
    }
    return json.append('"').toString();
  }
}
