package dev.guestright.charter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Cases that a privacy officer reads and adds, one a line. */
record CaseFile(Map<?, ?> fields) {
  static Stream<CaseFile> of(String resource) {
    Object loaded =
        new Load(LoadSettings.builder().build()).loadFromString(Northwind.resource(resource));
    return ((List<?>) loaded).stream().map(one -> new CaseFile((Map<?, ?>) one));
  }

  String text(String key) {
    return optional(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
  }

  Optional<String> optional(String key) {
    return Optional.ofNullable(fields.get(key)).map(Object::toString);
  }

  Set<String> names(String key) {
    return fields.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  Map<?, ?> map(String key) {
    return fields.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }
}
