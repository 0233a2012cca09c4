package dev.guestright.server.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.identity.Role;
import org.junit.jupiter.api.Test;

/** Health and metrics: on a port of their own, and with nobody in them. */
class ManagementTest {

  private static final TestHouse HOUSE = StrictHouse.HOUSE;
  private static final String MANAGEMENT = "http://localhost:" + StrictHouse.MANAGEMENT_PORT;

  @Test
  void healthSaysWhetherTheHouseIsReadyAndNothingElse() {
    Visitor machine = new Visitor(MANAGEMENT);
    assertThat(machine.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(machine.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(machine.get("/actuator/env").status()).isEqualTo(404);
    assertThat(machine.get("/actuator/heapdump").status()).isEqualTo(404);
  }

  @Test
  void metricsCountRequestsAndNameNobody() {
    Company.Guest mira = StrictHouse.COMPANY.customer("Mira Sandberg");
    new Visitor(HOUSE).comesBy(mira.link()).get("/me");
    StrictHouse.COMPANY.employs("metrics-maya", "Maya Lind", Role.AGENT, "x".repeat(20));
    new Visitor(HOUSE).post("/sign-in", "username", "metrics-maya", "password", "wrong");
    String metrics = new Visitor(MANAGEMENT).get("/actuator/prometheus").body();
    assertThat(metrics)
        .contains("http_server_requests_seconds_count", "uri=\"/me\"", "jvm_memory_used_bytes")
        .doesNotContain("Mira", "Maya", "metrics-maya", mira.id().toString(), "token=")
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
  }

  @Test
  void theHousesOwnPortTellsNothingOfIt() {
    assertThat(new Visitor(HOUSE).get("/actuator/health").next()).isEqualTo("/sign-in");
    assertThat(new Visitor(HOUSE).get("/actuator/prometheus").next()).isEqualTo("/sign-in");
  }
}
