package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CharterSchemaTest {
  private final Map<?, ?> schema = (Map<?, ?>) loaded(CharterSchema.json());

  @Test
  void acceptsTheExample() {
    assertThat(problems(Northwind.yaml())).isEmpty();
  }

  @Test
  void refusesWhatTheParserRefuses() {
    assertThat(problems(Northwind.yamlWith("sensitivity: special", "sensitivty: special")))
        .isNotEmpty();
    assertThat(problems(Northwind.yamlWith("effect: commercial", "effect: comercial")))
        .isNotEmpty();
    assertThat(problems(Northwind.yamlWith("keep: P1Y, for: [recall", "keep: soon, for: [recall")))
        .isNotEmpty();
    assertThat(problems(Northwind.yamlWith("source: shop,    keep: P2Y,", "source: shop,")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Keys.class)
  void hasTheParsersKeys(Keys keys) {
    Map<?, ?> part =
        keys == Keys.CHARTER
            ? schema
            : map(map(schema, "$defs"), keys.name().toLowerCase(Locale.ROOT));

    assertThat(map(part, "properties").keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrderElementsOf(keys.all());
    assertThat(list(part, "required")).containsExactlyInAnyOrderElementsOf(keys.needed);
    assertThat(part.get("additionalProperties")).isEqualTo(false);
  }

  @Test
  void hasTheParsersWords() {
    assertThat(choices("purpose", "basis")).isEqualTo(words(Basis.values(), Basis::word));
    assertThat(choices("data_point", "sensitivity"))
        .isEqualTo(words(Sensitivity.values(), Sensitivity::word));
    assertThat(choices("action", "effect")).isEqualTo(words(Effect.values(), Effect::word));
    assertThat(list(map(map(definition("data_point"), "tells_of"), "items"), "enum"))
        .isEqualTo(words(Nature.values(), Nature::word));
  }

  private static List<String> problems(String yaml) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CharterSchema.json());
    return schema.validate(Json.of(loaded(yaml)), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private Map<?, ?> definition(String name) {
    return map(map(map(schema, "$defs"), name), "properties");
  }

  private List<String> choices(String definition, String key) {
    return list(map(definition(definition), key), "enum");
  }

  private static <E> List<String> words(E[] values, java.util.function.Function<E, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  private static Object loaded(String yamlOrJson) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yamlOrJson);
    assertThat(loaded).isNotNull();
    return loaded;
  }

  private static Map<?, ?> map(Map<?, ?> in, String key) {
    return in.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> list(Map<?, ?> in, String key) {
    return in.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
