package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Articles;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.identity.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Words that nobody else would write are planted wherever a person's own words can stand; then the
 * house is lived in, also badly, and turned upside down. They are on the pages of those who may see
 * them, and nowhere else in the clear.
 */
class CanaryTest {

  private static final String MARK = "Kanari9";
  private static final String NAME = MARK + "name";
  private static final String EMAIL = MARK + "mail@example.org";
  private static final String PRODUCT = MARK + "product";
  private static final String ASKED = MARK + "asked";
  private static final String SOLVED = MARK + "solved";
  private static final String MESSAGE = MARK + "message";
  private static final String REPLY = MARK + "reply";
  private static final String SOLUTION = MARK + "solution";
  private static final String ANSWER = MARK + "answer";
  private static final String ASTRAY = MARK + "astray";
  private static final String PASSWORD = MARK + "password";

  /** Planted in the clear, to see that the search finds what is there. */
  private static final String DECOY = "Decoy7article";

  @TempDir private static Path directory;
  private static TestHouse house;
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
  private static final List<Visitor> VISITORS = new ArrayList<>();
  private static final List<String> PAGES = new ArrayList<>();

  @BeforeAll
  static void liveInTheHouse() {
    PrintStream console = System.err;
    System.setErr(new PrintStream(CONSOLE, true, StandardCharsets.UTF_8));
    LOG.start();
    root().addAppender(LOG);
    try {
      house = TestHouse.open(directory);
      house.room(Articles.class).keep("decoy", "en", DECOY, "# " + DECOY);
      live();
      house.owner().execute("CHECKPOINT");
    } finally {
      root().detachAppender(LOG);
      System.setErr(console);
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @AfterAll
  static void leave() {
    house.close();
  }

  private static void live() {
    Company company = new Company(house);
    company.employs("maya", "Maya", Role.AGENT, PASSWORD);
    Company.Guest guest =
        company
            .customer(NAME)
            .knownAs("email", EMAIL, daysAgo(0))
            .knownAs("time_zone", MARK + "/zone", daysAgo(0))
            .bought(PRODUCT, "aurora-router-ax3-setup", daysAgo(2))
            .onceAsked("How do I set up my router? " + ASKED, SOLVED, daysAgo(9))
            .allows("setup-help")
            .allows("recall-past-solutions");
    Conversation talk = guest.writes("How do I set up my router? " + MESSAGE);
    Visitor agent = visitor().signIn("maya", PASSWORD);
    Visitor customer = visitor().comesBy(guest.link());
    String desk = "/desk/" + talk.id();
    String own = "/me/conversations/" + talk.id() + "/messages";
    see(agent.get("/desk"));
    see(agent.get(desk));
    see(customer.get("/me"));
    agent.post(desk + "/questions", "purpose", "right-time-and-channel");
    agent.post(desk + "/messages", "text", REPLY);
    customer.post(own, "text", ANSWER);
    see(agent.get(desk));
    see(customer.get("/me"));
    disagree(company, customer);
    goAstray(agent, customer, desk, own);
    agent.post(desk + "/close", "solution", SOLUTION);
    see(customer.get("/me"));
    agent.post("/sign-out");
    breakTheDatabase(company.customer(NAME), customer, own);
  }

  private static void disagree(Company company, Visitor customer) {
    company.employs("dora", "Dora", Role.DATA_PROTECTION_OFFICER, PASSWORD);
    Matcher decision =
        Pattern.compile("/me/uses/[0-9a-f-]{36}/appeal").matcher(customer.get("/me").body());
    assertThat(decision.find()).isTrue();
    String appeal =
        customer.post(decision.group()).next().replace("/me#appeal-", "/governance/appeals/");
    customer.post(
        appeal.replace("/governance/", "/me/") + "/words", "words", ANSWER + " I disagree");
    Visitor officer = visitor().signIn("dora", PASSWORD);
    see(officer.get(appeal));
    officer.post(appeal, "answer", "stays", "reason", SOLUTION + " is why");
    see(customer.get("/me"));
  }

  /** What people do by mistake: their words in a field that is for something else. */
  private static void goAstray(Visitor agent, Visitor customer, String desk, String own) {
    agent.post(desk + "/questions", "purpose", ASTRAY);
    agent.post(desk + "/messages", "text", REPLY, "use", ASTRAY);
    agent.post(desk + "/messages", "wrong-field", ASTRAY);
    agent.post("/desk/" + ASTRAY + "/messages", "text", REPLY);
    agent.get("/desk?after=" + ASTRAY);
    customer.post(own, "text", ANSWER + "\u0000" + "\ud83d");
    customer.post(own, "text", ANSWER.repeat(3_000));
    customer.post(own + "/" + ASTRAY, "text", ANSWER);
    customer.post(
        "/me/choices/setup-help",
        "answer",
        ASTRAY,
        "notice",
        ASTRAY,
        "control",
        "x",
        "question",
        ASTRAY);
    customer.post("/me/choices/" + ASTRAY, "answer", "no", "notice", "n", "control", "c");
    customer.get("/me/language/" + ASTRAY);
    visitor().get("/me/enter?token=" + ASTRAY);
    visitor().post("/sign-in", "username", ASTRAY, "password", ASTRAY);
  }

  /** What goes wrong below: PostgreSQL quotes what it was given, unless it is told not to. */
  private static void breakTheDatabase(Company.Guest ben, Visitor customer, String own) {
    house.owner().execute("ALTER TABLE vault.item ADD CONSTRAINT full_up CHECK (false) NOT VALID");
    assertThat(customer.post(own, "text", ANSWER).status()).isEqualTo(500);
    house.owner().execute("ALTER TABLE vault.item DROP CONSTRAINT full_up");
    house
        .owner()
        .update(
            "UPDATE vault.item SET data_point = 'email' WHERE customer_id = ?", ben.id().value());
    assertThat(visitor().comesBy(ben.link()).get("/me").status()).isEqualTo(500);
  }

  private static Visitor visitor() {
    Visitor visitor = new Visitor(house);
    VISITORS.add(visitor);
    return visitor;
  }

  private static void see(Visitor.Seen seen) {
    PAGES.add(seen.body());
  }

  @Test
  void thoseWhoMaySeeTheWordsSeeThem() {
    assertThat(String.join("\n", PAGES))
        .contains(NAME, EMAIL, PRODUCT, SOLVED, MESSAGE, REPLY, SOLUTION, ANSWER);
  }

  @Test
  void theLogTellsNobodysWords() {
    StringBuilder all = new StringBuilder(CONSOLE.toString(StandardCharsets.UTF_8));
    for (ILoggingEvent event : List.copyOf(LOG.list)) {
      all.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    assertThat(all.toString()).as("the errors that were made").contains("does not open");
    assertThat(linesWithMark(all.toString())).isEmpty();
  }

  @Test
  void noAddressCarriesAnybodysWords() {
    assertThat(VISITORS.stream().flatMap(visitor -> visitor.addresses().stream()))
        .filteredOn(address -> address.contains(MARK))
        .as("but for what the visitor put there themself")
        .allMatch(address -> address.contains(ASTRAY));
  }

  @Test
  void theDatabasesOwnLogTellsNobodysWords() throws IOException {
    String log = Files.readString(directory.resolve("postgres.log"), StandardCharsets.ISO_8859_1);
    assertThat(log).as("the error that was made").contains("full_up");
    assertThat(linesWithMark(log)).isEmpty();
  }

  @Test
  void entriesOfTheLogHoldNobodysWords() {
    assertThat(
            house.sql().queryForList("SELECT body FROM trail.entry", byte[].class).stream()
                .map(body -> new String(body, StandardCharsets.UTF_8)))
        .isNotEmpty()
        .noneMatch(body -> body.contains(MARK));
  }

  @Test
  void noFileOfTheHouseHoldsAnybodysWordsInTheClear() throws IOException {
    assertThat(filesWith(DECOY)).as("the search finds what is in the clear").isNotEmpty();
    assertThat(filesWith(MARK)).isEmpty();
    assertThat(filesWith(HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
    // Six of its bytes make eight letters of Base64, whatever follows.
    assertThat(
            filesWith(
                Base64.getEncoder()
                    .encodeToString(MARK.substring(0, 6).getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
  }

  private static List<Path> filesWith(String words) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(directory.resolve("postgres-binaries")))
          .filter(file -> text(file).contains(words))
          .map(directory::relativize)
          .toList();
    }
  }

  /** Every byte as one letter, so that what is searched for is found wherever it begins. */
  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> linesWithMark(String text) {
    return text.lines().filter(line -> line.contains(MARK)).toList();
  }
}
