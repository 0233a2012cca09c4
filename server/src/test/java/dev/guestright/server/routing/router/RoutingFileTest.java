package dev.guestright.server.routing.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routing.yaml}: a sane plan without it, and all that is wrong with it at once. */
class RoutingFileTest {

  @Test
  void withoutAFileThereIsOneQueue(@TempDir Path directory) {
    assertThat(RoutingFile.read(directory.resolve("routing.yaml")))
        .isEqualTo(RoutingPlan.ONE_QUEUE);
  }

  @Test
  void headStartsAreReadByTheNamesOfTheNeeds() {
    RoutingPlan plan =
        RoutingFile.parse(
            """
            queues: [{name: all, says: {en: All}}]
            people: all
            head-starts: {service-down: PT30M}
            """,
            "routing.yaml");
    assertThat(plan.headStart(Need.SERVICE_DOWN)).isEqualTo(Duration.ofMinutes(30));
    assertThat(plan.headStart(Need.SAFETY)).isEqualTo(Need.SAFETY.usual());
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThatThrownBy(() ->
            RoutingFile.parse(
                """
                queues:
                  - name: Money!
                    says: {en: Money}
                  - name: a
                    says: {de: A}
                    intents: [billing]
                    colour: red
                  - name: a
                    says: {en: A}
                    intents: [billing]
                people: nobody
                head-starts: {safety: PT99H, wealth: PT1H}
                spend: true
                """,
                "routing.yaml"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "queue 1: needs a 'name'",
            "a: 'says' needs its name for people, in 'en' at least",
            "a: does not know 'colour'",
            "two queues are called a",
            "the intent billing is in a and in a",
            "people: must name one of the queues",
            "head-starts: safety",
            "head-starts: wealth",
            "the file: does not know 'spend'");
  }

  @Test
  void whatIsNoYamlIsSaidSo() {
    assertThatThrownBy(() -> RoutingFile.parse("queues: [", "routing.yaml"))
        .hasMessageContaining("it is no YAML");
    assertThatThrownBy(() -> RoutingFile.parse("people: a", "routing.yaml"))
        .hasMessageContaining("it needs a list 'queues'");
  }
}
