package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void theExampleOfTheReadmeRuns() {
    String yaml = Northwind.yaml();
    // begin: the example in README.md
    Charter charter = Charter.read(yaml).charter().orElseThrow();
    Door door = Door.of(charter);
    var request =
        new UseRequest(
            "agent", "setup-help", Set.of("purchase_history"), Optional.empty(), Optional.empty());
    var customer = new CustomerState(Map.of(), "en", false);
    Decision decision = door.decide(request, customer, Moment.at(Instant.now()));
    String words = decision.explanation("en");
    // end
    assertThat(decision).isInstanceOf(Decision.AskFirst.class);
    assertThat(words).startsWith("Before we use this, we ask you: May we look at what you bought");
  }

  @Test
  void theReadmeShowsTheExampleThatRuns() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/dev/guestright/charter/ReadmeTest.java"));
    String example =
        source
            .substring(
                source.indexOf('\n', source.indexOf("// begin")) + 1,
                source.indexOf("\n    // end"))
            .stripIndent();

    assertThat(Files.readString(Path.of("README.md"))).contains(example.strip());
  }
}
