package dev.guestright.charter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision and a large charter cost; allocation is exact, so no clock decides. */
class DoorCostTest {
  private static final int WARM_UP = 20_000;
  private static final int ROUNDS = 10_000;
  private static final int MAX_BYTES = 200;

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void aDecisionAllocatesLittleHoweverLargeTheCharter(int purposes) {
    Charter charter = Northwind.sound(large(purposes));
    Door door = Door.of(charter);
    String purpose = "purpose-" + (purposes - 1);
    UseRequest request =
        new UseRequest(
            "agent",
            purpose,
            Set.of("data-" + (purposes - 1)),
            Optional.of("help"),
            Optional.of("play"));
    Choice yes =
        new Choice(true, charter.notice(purpose).digest(), Northwind.TODAY, Optional.of(later()));
    CustomerState customer = new CustomerState(Map.of(purpose, yes), "en", false);
    Moment moment =
        Moment.at(Northwind.TODAY).with(Signal.INTENT, "setup").with(Signal.REPEAT_CONTACTS, 1);
    for (int i = 0; i < WARM_UP; i++) {
      door.decide(request, customer, moment);
    }

    assertThat(door.decide(request, customer, moment)).isInstanceOf(Decision.Permit.class);
    assertThat(bytesPerDecision(door, request, customer, moment)).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void aThousandLinesAreReadInOneGo() {
    assertThat(large(180).lines().count()).isGreaterThan(1_000);
    assertThat(Charter.read(large(180)).sound()).isTrue();
  }

  private static long bytesPerDecision(
      Door door, UseRequest request, CustomerState customer, Moment moment) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int permits = 0;
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < ROUNDS; i++) {
      permits += door.decide(request, customer, moment) instanceof Decision.Permit ? 1 : 0;
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(permits).isEqualTo(ROUNDS);
    return bytes / ROUNDS;
  }

  private static java.time.Instant later() {
    return Northwind.TODAY.plusSeconds(86_400);
  }

  /** A charter with that many purposes and as many data points. */
  static String large(int purposes) {
    StringBuilder yaml =
        new StringBuilder(
            """
            charter: large
            version: 1
            controller: { name: Large, contact: privacy@large.example }
            languages: [en]
            actions:
              help: { effect: helps }
            plays:
              play:
                when: 'moment.intent in ["setup", "how-to"] && moment.repeat_contacts < 3'
                purpose: purpose-%d
                uses: [data-%d]
                action: help
            purposes:
            """
                .formatted(purposes - 1, purposes - 1));
    for (int i = 0; i < purposes; i++) {
      yaml.append("  purpose-").append(i).append(":\n    basis: consent\n    asks: May we?\n");
      yaml.append("    benefit: It helps.\n    expires: P12M\n    roles: [agent]\n");
    }
    yaml.append("data:\n");
    for (int i = 0; i < purposes; i++) {
      yaml.append("  data-").append(i).append(": { says: Something, source: you, keep: P1Y, for: ");
      yaml.append("[purpose-").append(i).append("] }\n");
    }
    return yaml.toString();
  }
}
