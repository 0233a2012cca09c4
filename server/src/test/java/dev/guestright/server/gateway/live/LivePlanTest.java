package dev.guestright.server.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivePlanTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

  private static LivePlan plan(String text) {
    return LivePlan.parse(text.replace("SECRET", SECRET), "live.yaml");
  }

  @Test
  void saysWhoIsAskedForWhatAndHowLong() {
    LivePlan plan =
        plan(
            """
            sources:
              shop:
                url: https://shop.example.com/facts
                secret: SECRET
                data: [purchase_history]
              crm:
                url: https://crm.example.com/facts
                secret: SECRET
                data: [name, email]
                wait: PT0.5S
            """);
    assertThat(plan.sources())
        .extracting(LivePlan.Source::patience)
        .containsExactly(Duration.ofSeconds(2), Duration.ofMillis(500));
  }

  @Test
  void saysAllThatIsWrongAtOnceAndNoSecret() {
    assertThatThrownBy(() ->
            plan(
                """
                sources:
                  Shop: { url: "https://a.example", secret: SECRET, data: [name] }
                  one: { url: "ftp://a.example", secret: hunter2, data: [] }
                  two: { url: "https://a.example", secret: SECRET, data: [name], wait: PT1H }
                  three: { url: "https://a.example", secret: SECRET, data: [name] }
                  four: { url: "https://a.example", secret: SECRET, data: [name], more: 1 }
                  five: { url: "https://a.example", secret: SECRET, data: [name] }
                """))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "small letters, digits and hyphens",
            "one: url must be an address",
            "one: secret must be",
            "one: 'data' lists",
            "two: 'wait' is a time",
            "five: one of its data points is fetched from three",
            "four: needs 'url', 'secret' and 'data'")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> plan("sauces: {}")).hasMessageContaining("needs 'sources'");
    assertThatThrownBy(() -> plan("a: b: c")).hasMessageContaining("no YAML");
  }
}
