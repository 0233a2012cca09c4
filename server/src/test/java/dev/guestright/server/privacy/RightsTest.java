package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.guestright.charter.Charter;
import dev.guestright.charter.Moment;
import dev.guestright.ledger.NoteVerifier;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.gateway.Answer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.trail.LogKey;
import dev.guestright.server.trail.Receipt;
import dev.guestright.server.trail.Sequencer;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers can do about what is held about them, and what both sides see of it. */
class RightsTest {

  /** The demo company's charter, and one purpose that is told and can be objected to. */
  private static final String CHARTER =
      TestHouse.resource("/demo/charter.yaml")
          .replace(
              "purposes:\n",
              """
              purposes:
                better-service:
                  basis: legitimate-interests
                  tells:
                    en: "We count how often people buy what, to plan our stock."
                    de: "Wir zählen, wie oft was gekauft wird, um zu planen."
                    fr: "Nous comptons les achats pour prévoir nos stocks."
                    es: "Contamos las compras para planificar."
                  benefit:
                    en: "What you need is there."
                    de: "Was Sie brauchen, ist da."
                    fr: "Ce qu’il vous faut est là."
                    es: "Lo que necesita está ahí."
                  roles: [agent]
              """)
          .replaceFirst("(purchase_history:(?s:.*?)for: \\[)", "$1better-service, ");

  private static final Actor.Staff MAYA =
      new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT);

  @TempDir private static Path directory;
  private static TestHouse house;
  private static Company company;

  private Company.Guest mira;
  private Visitor customer;

  @BeforeAll
  static void open() {
    house = new TestHouse(directory, CHARTER);
    company = new Company(house);
    company.employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, "a-long-password");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void miraIsACustomer() {
    mira =
        company
            .customer("Mira")
            .knownAs("email", "mira@exmaple.org", daysAgo(0))
            .bought("Aurora Router", "aurora-router", daysAgo(3))
            .allows("setup-help");
    customer = new Visitor(house).comesBy(mira.link());
  }

  private static Answer ask(CustomerId whose, String purpose, String data) {
    return house
        .room(Gateway.class)
        .ask(
            MAYA,
            whose,
            Optional.of(new ConversationId(NewId.next())),
            Use.look(purpose, Set.of(data), Map.of(), Moment.at(house.clock().instant())));
  }

  private String groundOf(String purpose, String data) {
    return ask(mira.id(), purpose, data) instanceof Answer.Withheld withheld
        ? withheld.record().ground()
        : "released";
  }

  private List<Fact> held(String dataPoint) {
    return house.room(Gateway.class).releaseTo(new Actor.Subject(mira.id())).facts().stream()
        .filter(fact -> fact.dataPoint().equals(dataPoint))
        .toList();
  }

  @Test
  void anObjectionHoldsAtTheNextUseAndCanBeTakenBack() {
    assertThat(groundOf("better-service", "purchase_history")).isEqualTo("released");
    Charter charter = house.room(CharterInForce.class).charter();
    String notice = charter.notice("better-service").digest();
    assertThat(customer.get("/me").body()).contains("Object to this");
    customer.post("/me/objections/better-service", "answer", "object", "notice", notice);
    assertThat(groundOf("better-service", "purchase_history")).isEqualTo("customer-objected");
    assertThat(groundOf("setup-help", "purchase_history")).isEqualTo("released");
    assertThat(customer.get("/me").body()).contains("You objected on", "Take this back");
    customer.post("/me/objections/better-service", "answer", "lift", "notice", notice);
    assertThat(groundOf("better-service", "purchase_history")).isEqualTo("released");
  }

  @Test
  void nobodyObjectsToWhatIsNeededToAnswer() {
    assertThat(
            customer
                .post("/me/objections/answer-the-question", "answer", "object", "notice", "n")
                .status())
        .isEqualTo(404);
  }

  @Test
  void whatIsRestrictedStaysAndIsUsedForNothing() {
    customer.post("/me/known/purchase_history/use", "answer", "leave");
    assertThat(groundOf("setup-help", "purchase_history")).isEqualTo("customer-restricted");
    assertThat(groundOf("better-service", "purchase_history")).isEqualTo("customer-restricted");
    assertThat(groundOf("answer-the-question", "name")).isEqualTo("released");
    assertThat(held("purchase_history")).as("still held, and shown to its owner").hasSize(1);
    assertThat(customer.get("/me/known/purchase_history").body())
        .contains("You asked us to leave this unused");
    customer.post("/me/known/purchase_history/use", "answer", "use");
    assertThat(groundOf("setup-help", "purchase_history")).isEqualTo("released");
  }

  @Test
  void aFactLeadsToItsOriginItsPurposesAndWhoUsedIt() {
    ask(mira.id(), "setup-help", "purchase_history");
    assertThat(customer.get("/me").body())
        .contains("How do you know that about me?", "/me/known/purchase_history");
    assertThat(customer.get("/me/known/purchase_history").body())
        .contains(
            "Aurora Router", "your account", "kept until", "You said yes to that", "looked at");
  }

  @Test
  void whatTheCharterLetsCustomersCorrectIsRightAtOnce() {
    long before = entries("correction");
    UUID wrong = held("email").getFirst().id();
    customer.post("/me/known/email/" + wrong, "words", "mira@example.org");
    assertThat(held("email"))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.value()).isEqualTo("mira@example.org");
          assertThat(fact.source()).isEqualTo("customer");
        });
    assertThat(customer.get("/me").body()).contains("You said that something is wrong", "Done on");
    assertThat(entries("correction")).isEqualTo(before + 1);
    customer.post("/me/known/email/" + wrong, "words", "mira@example.net");
    assertThat(entries("correction")).as("what is gone is not corrected").isEqualTo(before + 1);
  }

  @Test
  void aCorrectionThatCannotBeKeptLeavesTheFactAsItWas() {
    Fact wrong = held("email").getFirst();
    Vault broken =
        new Vault(
            house.house().database().house(),
            house.house().keys(),
            () -> {
              throw new IllegalStateException("the power failed");
            },
            house.clock());
    assertThatThrownBy(() ->
            new Corrections(house.house(), broken, house.room(Upstream.class), house.clock())
                .correct(mira.id(), "email", wrong.id(), "mira@example.org"))
        .hasMessage("the power failed");
    assertThat(held("email")).containsExactly(wrong);
  }

  private static long entries(String act) {
    return Objects.requireNonNull(
        house
            .owner()
            .queryForObject(
                "SELECT count(*) FROM trail.entry WHERE convert_from(body, 'UTF8') LIKE ?",
                Long.class,
                "%\"act\":\"" + act + "\"%"));
  }

  @Test
  void whatTheCompanyCorrectsWaitsForAPersonWithAMonthOnTheClockForBothSides() {
    UUID wrong = held("purchase_history").getFirst().id();
    customer.post("/me/known/purchase_history/" + wrong, "words", "I never bought that router");
    assertThat(customer.get("/me").body()).contains("You have an answer by");

    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    String list = dora.get("/governance/rights").body();
    assertThat(list).contains("Correct").doesNotContain("Mira", "never bought");
    String address = addressOf(mira.id());
    assertThat(dora.get(address).body()).contains("Aurora Router", "I never bought that router");
    assertThat(dora.post(address, "answer", "done").next()).isEqualTo("/governance/rights");
    assertThat(held("purchase_history")).isEmpty();
    assertThat(customer.get("/me").body()).contains("Done on", "To answer what you asked of us");
    assertThat(dora.get(address).status()).as("answered once").isEqualTo(404);
  }

  private static String addressOf(CustomerId customer) {
    return "/governance/rights/" + house.room(Requests.class).of(customer).getFirst().id();
  }

  @Test
  void anAnswerMayTakeTwoMonthsMoreOnceAndTheCustomerReadsWhy() {
    UUID wrong = held("purchase_history").getFirst().id();
    customer.post("/me/known/purchase_history/" + wrong, "words", "Wrong");
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    String address = addressOf(mira.id());
    Request asked = request();
    assertThat(dora.post(address, "answer", "longer", "reason", "busy").status()).isEqualTo(404);
    assertThat(request().dueOn()).isEqualTo(asked.dueOn());
    dora.post(address, "answer", "longer", "reason", "complex");
    Request longer = request();
    assertThat(longer.dueOn()).isEqualTo(Request.dueOn(asked.askedAt()).plusMonths(2));
    assertThat(customer.get("/me").body()).contains("because what was asked is complex");
    assertThat(dora.get(address).body()).doesNotContain("Take two months more");
    Requests book = house.room(Requests.class);
    assertThat(book.takeLonger(longer, MAYA.id(), Extension.Why.MANY)).as("once").isFalse();
    assertThat(request()).isEqualTo(longer);
    assertThat(asked.mayTakeLonger(house.clock().instant().plus(Duration.ofDays(40))))
        .as("told within the first month")
        .isFalse();
  }

  private Request request() {
    return house.room(Requests.class).of(mira.id()).getFirst();
  }

  @Test
  void staffObjectForSomebodyWhoAskedByTelephone() {
    String reference = UUID.randomUUID().toString();
    Company.Guest ben = referred(reference).bought("Desk lamp", "desk-lamp", daysAgo(1));
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    assertThat(dora.get("/governance/rights").body()).contains("object:better-service");
    onBehalf(dora, reference, "object:better-service", "");
    assertThat(ask(ben.id(), "better-service", "purchase_history"))
        .isInstanceOf(Answer.Withheld.class);
    assertThat(onBehalf(dora, reference, "object:answer-the-question", "").status())
        .as("what is needed to answer")
        .isEqualTo(404);
    assertThat(house.room(Requests.class).of(ben.id()))
        .extracting(Request::right, Request::askedBy)
        .containsExactly(tuple(Right.OBJECT, "staff"));
  }

  private static Company.Guest referred(String reference) {
    CustomerId id = new CustomerId(house.house().keys().idOf("customer", "crm", reference));
    house.room(Customers.class).welcome(List.of(id));
    return company.known(id);
  }

  private static Visitor.Seen onBehalf(Visitor dora, String reference, String right, String words) {
    return dora.post(
        "/governance/rights",
        "system",
        "crm",
        "reference",
        reference,
        "right",
        right,
        "words",
        words);
  }

  @Test
  void staffTakeDownWhatIsWrongAndWhoAnswersSaysWhichOneItIs() {
    String reference = UUID.randomUUID().toString();
    Company.Guest ben =
        referred(reference)
            .bought("Desk lamp", "desk-lamp", daysAgo(1))
            .bought("Aurora Router", "aurora-router", daysAgo(2));
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    onBehalf(dora, reference, "correct:purchase_history", "");
    assertThat(house.room(Requests.class).of(ben.id())).as("nothing said").isEmpty();
    onBehalf(dora, reference, "correct:purchase_history", "I sent the lamp back");
    String address = addressOf(ben.id());
    assertThat(dora.get(address).body())
        .contains("Desk lamp", "Aurora Router", "I sent the lamp back", "Which one");
    assertThat(dora.post(address, "answer", "done").status()).as("which?").isEqualTo(404);
    List<Fact> both = purchases(ben);
    Fact lamp =
        both.stream().filter(fact -> fact.value().contains("lamp")).findFirst().orElseThrow();
    dora.post(address, "answer", "done", "item", lamp.id().toString());
    assertThat(purchases(ben))
        .containsExactlyInAnyOrderElementsOf(
            both.stream().filter(fact -> !fact.equals(lamp)).toList());
  }

  private static List<Fact> purchases(Company.Guest whose) {
    return house.room(Gateway.class).releaseTo(new Actor.Subject(whose.id())).facts().stream()
        .filter(fact -> fact.dataPoint().equals("purchase_history"))
        .toList();
  }

  @Test
  void aNoHasAReasonThatTheCustomerReads() {
    UUID wrong = held("purchase_history").getFirst().id();
    customer.post("/me/known/purchase_history/" + wrong, "words", "Wrong");
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    String address = addressOf(mira.id());
    assertThat(dora.post(address, "answer", "refused").status()).isEqualTo(404);
    dora.post(address, "answer", "refused", "reason", "it-is-right");
    assertThat(customer.get("/me").body()).contains("what we hold is right");
    assertThat(held("purchase_history")).hasSize(1);
  }

  @Test
  void whatACustomerWroteWithARequestIsSealedWithTheirKey() {
    UUID wrong = held("purchase_history").getFirst().id();
    customer.post("/me/known/purchase_history/" + wrong, "words", "Kanari9 wrote this");
    assertThat(
            house
                .owner()
                .queryForList("SELECT r::text FROM privacy.request r", String.class)
                .toString())
        .contains(mira.id().toString())
        .doesNotContain("Kanari9");
  }

  @Test
  void theTakeawayHoldsEverythingForPeopleAndForMachines() throws IOException {
    mira.writes("How do I set up my router?");
    ask(mira.id(), "setup-help", "purchase_history");
    Map<String, String> files = unpacked(customer.postForBytes("/me/take"));
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "data.json",
            "your-data.html",
            "facts.csv",
            "messages.csv",
            "choices.csv",
            "uses.csv",
            "appeals.csv",
            "receipts.jsonl",
            "reviews.csv",
            "routes.csv");
    assertThat(files.get("data.json"))
        .contains("mira@exmaple.org", "Aurora Router", "How do I set up", "setup-help", "\"uses\"");
    assertThat(files.get("your-data.html"))
        .contains("mira@exmaple.org", "How do I set up my router?")
        .doesNotContain("<form", "<script");
    assertThat(files.get("facts.csv")).contains("email,", "mira@exmaple.org");
    assertThat(files.get("uses.csv")).contains("setup-help,permit");
  }

  @Test
  void aCustomerWithTenThousandUsesTakesAllOfThem() throws IOException {
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        askers.execute(() -> ask(mira.id(), "setup-help", "purchase_history"));
      }
    }
    house.room(Sequencer.class).placeAll();
    long began = System.nanoTime();
    byte[] zip = customer.postForBytes("/me/take");
    System.out.printf(
        "10,000 uses taken away in %,d ms, %,d bytes%n",
        (System.nanoTime() - began) / 1_000_000, zip.length);
    Map<String, String> files = unpacked(zip);
    assertThat(files.getOrDefault("uses.csv", "").lines().count()).isEqualTo(10_001);
    NoteVerifier log =
        LogKey.of(house.house().keys(), house.room(CharterInForce.class).charter().name())
            .verifier();
    assertThat(files.getOrDefault("receipts.jsonl", "").lines().map(Receipt::parse))
        .hasSize(10_001)
        .allSatisfy(it -> assertThat(it.worth(log)).isInstanceOf(Receipt.Worth.Proven.class))
        .extracting(it -> it.statement().path("purpose").asString(""))
        .containsOnly("setup-help");
    assertThat(entries("export")).isPositive();
  }

  static Map<String, String> unpacked(byte[] zip) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry next = entries.getNextEntry(); next != null; next = entries.getNextEntry()) {
        files.put(next.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void staffActForWhoeverAskedByLetter() throws IOException {
    CustomerId ada = new CustomerId(house.house().keys().idOf("customer", "crm", "4711"));
    house.room(Customers.class).welcome(List.of(ada));
    Visitor dora = new Visitor(house).signIn("dora", "a-long-password");
    String office = "/governance/rights";
    assertThat(dora.post(office, "system", "crm", "reference", "4712", "right", "take").next())
        .isEqualTo(office + "?unknown=1");
    assertThat(
            unpacked(
                dora.postForBytes(office, "system", "crm", "reference", "4711", "right", "take")))
        .containsKey("data.json");
    dora.post(office, "system", "crm", "reference", "4711", "right", "restrict");
    assertThat(house.room(Consents.class).standing(ada).restricted()).contains("messages", "email");
    Visitor.Seen certificate =
        dora.post(office, "system", "crm", "reference", "4711", "right", "erase");
    assertThat(Receipt.parse(certificate.body()).statement().path("askedBy").asString(""))
        .contains("on the customer's behalf");
    assertThat(house.room(Customers.class).knows(ada)).isFalse();
  }

  @Test
  void aChoiceCanBeTakenAwayAndProvenOffline() {
    String page = customer.get("/me").body();
    Matcher link = Pattern.compile("/me/receipts/[0-9a-f-]{36}").matcher(page);
    assertThat(link.find()).isTrue();
    String file = customer.get(link.group()).body();
    assertThat(file).contains("\"@context\"", "dpv:ConsentRecord", "dpv:hasPurpose");
    NoteVerifier log =
        LogKey.of(house.house().keys(), house.room(CharterInForce.class).charter().name())
            .verifier();
    assertThat(Receipt.parse(file).worth(log)).isInstanceOf(Receipt.Worth.Proven.class);
    assertThat(Receipt.parse(file).statement().path("noticeShown").asString(""))
        .contains("May we look at what you bought");
    assertThat(
            Receipt.parse(file.replace("\"act\" : \"GIVEN\"", "\"act\" : \"REFUSED\"")).worth(log))
        .isInstanceOf(Receipt.Worth.Worthless.class);
    assertThat(
            new Visitor(house).comesBy(company.customer("Ben").link()).get(link.group()).status())
        .as("somebody else's")
        .isEqualTo(404);
  }

  @Test
  void aRequestMovesOnlyAlongItsLines() {
    Requests requests = house.room(Requests.class);
    Request asked = requests.take(mira.id(), Right.CORRECT, Requests.About.EVERYTHING, By.CUSTOMER);
    requests.toAPerson(asked);
    assertThatThrownBy(() -> requests.done(asked, Optional.empty()))
        .as("on what is no longer so")
        .isInstanceOf(Requests.NotFromHere.class);
    Request waiting = requests.find(asked.id()).orElseThrow();
    requests.refuse(waiting, MAYA.id(), Reason.IT_IS_RIGHT);
    Request answered = requests.find(asked.id()).orElseThrow();
    assertThatThrownBy(() -> requests.done(answered, Optional.empty()))
        .isInstanceOf(Requests.NotFromHere.class);
    for (Progress from : Progress.values()) {
      assertThat(from.next()).as("back from " + from).doesNotContain(Progress.RECEIVED, from);
    }
  }

  @Test
  void aMonthIsAMonthByTheCalendar() {
    assertThat(Request.dueOn(Instant.parse("2027-01-31T12:00:00Z")))
        .isEqualTo(LocalDate.of(2027, 2, 28));
    assertThat(Request.dueOn(Instant.parse("2028-01-31T00:00:00Z")))
        .isEqualTo(LocalDate.of(2028, 2, 29));
    assertThat(Request.dueOn(Instant.parse("2026-11-24T23:59:59Z")))
        .isEqualTo(LocalDate.of(2026, 12, 24));
  }

  @Test
  void aChildIsNotAskedAndItHoldsAtOnce() {
    assertThat(groundOf("recall-past-solutions", "support_history")).isEqualTo("silence-is-no");
    house.room(Customers.class).setMinor(mira.id(), true);
    assertThat(groundOf("recall-past-solutions", "support_history"))
        .isEqualTo("a-child-is-not-asked");
  }
}
