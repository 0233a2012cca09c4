package dev.guestright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is compared answers alike: a door with a new rule needs it in every engine beside it. */
class AgreementTest {

  @Test
  void allEnginesSayTheSame() {
    assertThat(Agreement.reached()).startsWith("All 7 engines agree on 4096 cases");
  }
}
