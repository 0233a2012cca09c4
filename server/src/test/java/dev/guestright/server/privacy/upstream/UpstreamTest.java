package dev.guestright.server.privacy.upstream;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.AnotherSystem;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.house.SignedWebhook;
import dev.guestright.server.identity.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What customers ask for reaches the company's other systems, and their answers reach both. */
class UpstreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;
  private static final AnotherSystem CRM = new AnotherSystem();

  private Company.Guest mira;
  private Visitor customer;

  @BeforeAll
  static void aCompanyWithAnotherSystem() throws IOException {
    Files.writeString(
        directory.resolve("upstream.yaml"),
        """
        systems:
          crm:
            webhook: %s
            secret: whsec_%s
        """
            .formatted(CRM.url(), secret()));
    house = TestHouse.open(directory);
    company = new Company(house);
    company.employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, "a-long-password");
  }

  @AfterAll
  static void close() {
    house.close();
    CRM.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    CRM.answers(200);
    CRM.received().clear();
    mira = company.customer("Mira").knownAs("email", "mira@exmaple.org", daysAgo(0));
    customer = new Visitor(house).comesBy(mira.link());
  }

  private static void until(BooleanSupplier done) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!done.getAsBoolean()) {
      assertThat(Instant.now()).as("waits for it").isBefore(end);
      Thread.sleep(20);
    }
  }

  private void corrects() {
    UUID wrong =
        house
            .owner()
            .query(
                "SELECT item_id FROM vault.item WHERE customer_id = ? AND data_point = 'email'",
                (row, n) -> row.getObject("item_id", UUID.class),
                mira.id().value())
            .getFirst();
    customer.post("/me/known/email/" + wrong, "words", "mira@example.org");
  }

  private Told told() {
    return house.room(Upstream.class).about(mira.id()).getFirst().told();
  }

  @Test
  void aCorrectionIsToldSignedAndHoldsNothingAboutThePerson() throws Exception {
    corrects();
    until(() -> told() == Told.DONE);
    AnotherSystem.Message got = CRM.received().getFirst();
    assertThat(json(got).path("type").asString("")).isEqualTo("customer.corrected");
    assertThat(json(got).path("data").path("customer").asString(""))
        .isEqualTo(mira.id().toString());
    assertThat(json(got).path("data").path("about").asString("")).isEqualTo("email");
    assertThat(got.body()).doesNotContain("mira", "Mira", "example.org");
    assertThat(got.signature()).isEqualTo(got.signatureDue());
    assertThat(customer.get("/me").body())
        .contains(
            "we told our system “crm”",
            "A fact was corrected",
            "It has done it.",
            "We need this to answer");
  }

  @Test
  void whatWasNotTakenIsToldAgainUnderTheSameId() throws Exception {
    CRM.answers(500);
    corrects();
    until(() -> !CRM.received().isEmpty());
    until(() -> house.room(Upstream.class).about(mira.id()).getFirst().tries() > 0);
    assertThat(
            new Visitor(house).signIn("dora", "a-long-password").get("/governance/rights").body())
        .contains("It has not answered yet.", "the last with 500");
    CRM.answers(202);
    house.letPass(Duration.ofMinutes(15));
    until(() -> told() == Told.RECEIVED);
    CRM.answers(200);
    int before = CRM.received().size();
    house.letPass(Duration.ofMinutes(61));
    until(() -> told() == Told.DONE);
    assertThat(CRM.received())
        .hasSizeGreaterThan(before)
        .extracting(AnotherSystem.Message::id)
        .containsOnly(CRM.received().getFirst().id());
  }

  @Test
  void whatASystemRefusesAPersonSeesTo() throws Exception {
    CRM.answers(409);
    corrects();
    until(() -> told() == Told.REFUSED);
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    String page = dora.get("/governance/rights").body();
    assertThat(page).contains("It says no.", "Done by hand").doesNotContain("mira", "Mira");
    UUID notice = house.room(Upstream.class).about(mira.id()).getFirst().id();
    String byHand = "/governance/rights/told/" + notice;
    assertThat(new Visitor(house).comesBy(mira.link()).post(byHand).status()).isNotEqualTo(303);
    assertThat(told()).isEqualTo(Told.REFUSED);
    assertThat(dora.post(byHand).next()).isEqualTo("/governance/rights#told");
    assertThat(told()).isEqualTo(Told.BY_HAND);
    assertThat(dora.post(byHand).status()).as("once").isEqualTo(404);
    assertThat(customer.get("/me").body()).contains("A person has seen to it.");
  }

  @Test
  void anErasureIsToldAndThenNobodyIsNamedAnyMore() throws Exception {
    CRM.answers(500);
    corrects();
    customer.post("/me/known/messages/use", "answer", "do-not-use");
    until(() -> CRM.received().size() >= 2);
    customer.post("/me/erase", "sure", "erase");
    until(() -> CRM.received().stream().anyMatch(it -> it.body().contains("customer.erased")));
    assertThat(noticesNaming(mira.id().value()))
        .as("of what came before, nothing is left")
        .containsExactly("erased");
    CRM.answers(204);
    house.letPass(Duration.ofMinutes(15));
    until(() -> noticesNaming(mira.id().value()).isEmpty());
  }

  private static List<String> noticesNaming(UUID customer) {
    return house
        .owner()
        .query(
            "SELECT event FROM privacy.notice n WHERE n::text LIKE ?",
            (row, n) -> row.getString("event"),
            "%" + customer + "%");
  }

  @Test
  void oneNodeAtATimeTellsAndAnotherAfterTheLease() {
    Upstream elsewhere =
        new Upstream(
            house.sql(),
            new UpstreamPlan(
                Map.of(
                    "ledger",
                    new SignedWebhook(URI.create("http://localhost:9/"), AnotherSystem.SECRET))),
            house.clock());
    elsewhere.tell(Event.RESTRICTED, mira.id(), Optional.of("email"));
    assertThat(elsewhere.claim()).hasSize(1);
    assertThat(elsewhere.claim()).isEmpty();
    house.letPass(Duration.ofMinutes(3));
    assertThat(elsewhere.claim()).hasSize(1);
  }

  private static String secret() {
    return Base64.getEncoder().encodeToString(AnotherSystem.SECRET);
  }

  private static JsonNode json(AnotherSystem.Message message) {
    return new JsonMapper().readTree(message.body());
  }

  @Test
  void itMovesOnlyAlongItsLines() {
    assertThat(Told.WAITING.next())
        .isEqualTo(EnumSet.of(Told.RECEIVED, Told.DONE, Told.REFUSED, Told.BY_HAND));
    assertThat(Told.RECEIVED.next()).isEqualTo(EnumSet.of(Told.DONE, Told.REFUSED, Told.BY_HAND));
    assertThat(Told.REFUSED.next()).isEqualTo(EnumSet.of(Told.BY_HAND));
    assertThat(Told.DONE.next()).isEmpty();
    assertThat(Told.BY_HAND.next()).isEmpty();
    assertThat(List.of(200, 201, 204)).allMatch(it -> Told.by(it) == Told.DONE);
    assertThat(List.of(301, 400, 401, 404, 429, 500)).allMatch(it -> Told.by(it) == Told.WAITING);
  }

  @Test
  void aFileThatCannotBeUsedSaysAllThatIsWrongAndNoSecret() {
    assertThatThrownBy(() ->
            UpstreamPlan.parse(
                """
                systems:
                  CRM: {webhook: https://crm.example/hook, secret: whsec_%s}
                  shop: {webhook: ftp://shop.example, secret: whsec_%s}
                  mail: {webhook: https://mail.example/hook, secret: c2hvcnQ=}
                  more: {webhook: https://mail.example/hook}
                """
                    .formatted(secret(), secret()),
                "upstream.yaml"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("upstream.yaml cannot be used")
        .hasMessageContaining("small letters, digits and hyphens, at most 40: CRM")
        .hasMessageContaining("shop: webhook must be an address")
        .hasMessageContaining("mail: secret must be base64 of 24 bytes or more")
        .hasMessageContaining("more: needs 'webhook' and 'secret'")
        .hasMessageNotContaining(secret());
    assertThatThrownBy(() -> UpstreamPlan.parse("systems: [", "upstream.yaml"))
        .hasMessageContaining("it is no YAML");
    assertThat(UpstreamPlan.read(directory.resolve("none.yaml")).systems()).isEmpty();
  }
}
