package dev.guestright.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.TestHouse;
import dev.guestright.server.routing.model.Models;
import dev.guestright.server.routing.model.Stage;
import dev.guestright.server.routing.model.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A model comes into a house by a command, beside its running server. */
class TriagePutInTest {

  @TempDir private Path places;

  @Test
  void aModelComesInWithItsGatesVerdictAndOnlyWatches() throws IOException {
    try (TestHouse house = TestHouse.open(places.resolve("house"))) {
      Path root = house.house().data().root();
      Path model = Trained.write(places.resolve("model"), "Ada");
      Path messages =
          Files.writeString(
              places.resolve("messages.csv"),
              "text,label,language\nMy lamp is broken,fault,en\nYour bill is wrong,billing,en\n");
      Said said =
          Said.by(
              "triage",
              "put-in",
              "--data",
              root,
              "--model",
              model,
              "--messages",
              messages,
              "--json");
      assertThat(said.code()).as("two messages show nothing: " + said.words()).isEqualTo(1);
      JsonNode json = said.json();
      assertThat(json.get("mayBePromoted").asBoolean()).isFalse();
      assertThat(json.get("reasons").toString()).contains("Swaps of name were tried on");
      assertThat(house.room(Models.class).all())
          .singleElement()
          .satisfies(put -> {
            assertThat(put.stage()).isEqualTo(Stage.SHADOW);
            assertThat(put.version()).isEqualTo(json.get("model").asString());
            assertThat(put.gateIsOpen()).isFalse();
          });
      Said again =
          Said.by("triage", "put-in", "--data", root, "--model", model, "--messages", messages);
      assertThat(again.out()).contains("It must not be promoted.");
      assertThat(house.room(Models.class).all()).as("put in twice, it is one").hasSize(1);
      assertThat(Said.by("triage", "models", "--data", root).out())
          .contains(json.get("model").asString() + "  shadow   gate shut  in shadow 0 read");
      assertThat(
              Said.by("triage", "models", "--data", root, "--json")
                  .json()
                  .at("/0/stage")
                  .asString())
          .isEqualTo("shadow");
      Files.write(model, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
      Said broken =
          Said.by("triage", "put-in", "--data", root, "--model", model, "--messages", messages);
      assertThat(broken.code()).isNotZero();
      assertThat(broken.words()).contains("its checksum does not match");
      assertThat(house.room(Models.class).all()).hasSize(1);
    }
  }
}
