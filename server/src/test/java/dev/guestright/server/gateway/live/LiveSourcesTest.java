package dev.guestright.server.gateway.live;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Moment;
import dev.guestright.server.AnotherSystem;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.vault.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that lives elsewhere: asked for at the moment of its use, after the record, never kept. */
class LiveSourcesTest {

  private static final String CANARY = "Zanzibar-canary-router";
  private static final String ANSWER =
      """
      {"facts": [
        {"data": "purchase_history", "id": "o-1", "observed_at": "2026-11-20T10:00:00Z",
         "value": {"product": "%s", "article": "aurora-router"}},
        {"data": "age_band", "value": "20-29"}]}
      """
          .formatted(CANARY);

  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  private final AnotherSystem shop = new AnotherSystem();
  @TempDir private Path directory;
  private TestHouse house;
  private Company.Guest mira;

  @BeforeEach
  void theShopKnowsWhatMiraBought() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(
        data.resolve("live.yaml"),
        """
        sources:
          shop:
            url: %s
            secret: whsec_%s
            data: [purchase_history]
            wait: PT1S
        """
            .formatted(shop.url(), Base64.getEncoder().encodeToString(AnotherSystem.SECRET)));
    house = TestHouse.open(data);
    mira = new Company(house).customer("Mira");
    shop.answers(200, message -> ANSWER);
  }

  @AfterEach
  void close() {
    house.close();
    shop.close();
  }

  private Answer ask() {
    return house
        .room(Gateway.class)
        .ask(
            MAYA,
            mira.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(
                "setup-help",
                Set.of("purchase_history"),
                Map.of(),
                Moment.at(house.clock().instant())));
  }

  private Answer.Released released() {
    Answer answer = ask();
    assertThat(answer).isInstanceOf(Answer.Released.class);
    return (Answer.Released) answer;
  }

  @Test
  void nobodyAsksTheShopWithoutAYes() {
    assertThat(ask()).isInstanceOf(Answer.Withheld.class);
    mira.refuses("setup-help");
    assertThat(ask()).isInstanceOf(Answer.Withheld.class);
    assertThat(shop.received()).isEmpty();
  }

  @Test
  void theShopIsAskedAfterTheRecordAndInASignedMessageThatNamesNobody() {
    mira.allows("setup-help");
    List<Long> recordsWhenAsked = new ArrayList<>();
    shop.answers(
        200,
        message -> {
          recordsWhenAsked.add(records());
          return ANSWER;
        });
    assertThat(released().facts())
        .extracting(Fact::value)
        .singleElement()
        .asString()
        .contains(CANARY);
    assertThat(recordsWhenAsked).containsExactly(1L);
    AnotherSystem.Message asked = shop.received().getFirst();
    assertThat(asked.signature()).isEqualTo(asked.signatureDue());
    assertThat(asked.body()).contains(mira.id().toString(), "purchase_history");
  }

  private long records() {
    return house
        .sql()
        .query(
            "SELECT FROM trail.use_record WHERE customer_id = ?",
            (row, n) -> true,
            mira.id().value())
        .size();
  }

  @Test
  void whatWasNotAskedForDoesNotComeIn() {
    mira.allows("setup-help");
    assertThat(released().facts()).extracting(Fact::dataPoint).containsOnly("purchase_history");
  }

  @Test
  void nothingOfItIsKept() {
    mira.allows("setup-help");
    assertThat(released().of("purchase_history")).hasSize(1);
    new Visitor(house).comesBy(mira.link()).get("/me");
    List<String> tables =
        house
            .owner()
            .query(
                """
                SELECT format('%I.%I', table_schema, table_name)
                FROM information_schema.tables
                WHERE table_type = 'BASE TABLE'
                  AND table_schema NOT IN ('pg_catalog', 'information_schema')
                """,
                (row, n) -> row.getString(1));
    assertThat(tables).hasSizeGreaterThan(20);
    assertThat(tables)
        .allSatisfy(table ->
            assertThat(
                    house
                        .owner()
                        .queryForObject(
                            "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ?",
                            Long.class,
                            "%" + CANARY + "%"))
                .as(table)
                .isZero());
    assertThat(
            house
                .owner()
                .queryForObject(
                    "SELECT count(*) FROM vault.item WHERE data_point = 'purchase_history'",
                    Long.class))
        .isZero();
  }

  @Test
  void aNoWhileTheShopAnswersIsNotTooLate() {
    mira.allows("setup-help");
    shop.answers(
        200,
        message -> {
          mira.refuses("setup-help");
          return ANSWER;
        });
    assertThat(ask()).isInstanceOf(Answer.Withheld.class);
  }

  @Test
  void theCustomerSeesItAndThatNoCopyIsKept() {
    String page = new Visitor(house).comesBy(mira.link()).get("/me").body();
    assertThat(page).contains(CANARY, "keep no copy");
    shop.answers(503);
    page = new Visitor(house).comesBy(mira.link()).get("/me").body();
    assertThat(page).doesNotContain(CANARY).contains("we cannot reach the place");
  }

  @Test
  void aShopThatIsSlowOrBrokenHoldsNobodyUp() {
    mira.allows("setup-help").bought("Desk lamp", "desk-lamp", daysAgo(1));
    for (Runnable trouble : troubles()) {
      trouble.run();
      Answer.Released answer = released();
      assertThat(answer.unreachable()).containsExactly("purchase_history");
      assertThat(answer.facts()).as("what is stored here").hasSize(1);
    }
    int askedSoFar = shop.received().size();
    assertThat(askedSoFar).as("half of them failed, and it was left in peace").isEqualTo(5);
    shop.answers(200, message -> ANSWER);
    assertThat(released().unreachable()).as("it is left in peace").isNotEmpty();
    assertThat(shop.received()).hasSize(askedSoFar);
  }

  private List<Runnable> troubles() {
    return List.of(
        () ->
            shop.answers(
                200,
                message -> {
                  pause();
                  return ANSWER;
                }),
        () -> shop.answers(500, message -> ANSWER),
        () -> shop.answers(200, message -> "no JSON"),
        () -> shop.answers(200, message -> "{\"facts\": 3}"),
        () -> shop.answers(200, message -> "{\"facts\": [{\"data\": \"purchase_history\"}]}"),
        () -> shop.answers(200, message -> "x".repeat(2_000_000)));
  }

  private static void pause() {
    try {
      Thread.sleep(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
