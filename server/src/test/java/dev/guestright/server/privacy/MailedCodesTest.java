package dev.guestright.server.privacy;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import dev.guestright.server.Browser;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.OldAddresses;
import dev.guestright.server.house.MailServer;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import dev.guestright.server.vault.MailAddresses;
import dev.guestright.server.vault.Vault;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers without a link come in by a code that is mailed to them, and nobody else does. */
class MailedCodesTest {

  private static final Pattern TICKET = Pattern.compile("action=\"(/me/code/[0-9a-f-]{36})\"");
  private static final Pattern CODE = Pattern.compile("\\b(\\d{8})\\b");
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private static Path directory;
  private static TestHouse house;
  private static int people;

  private Company.Guest mira;
  private String address = "";
  private Visitor somebody;

  @BeforeAll
  static void open() {
    MAIL.start();
    URI server = URI.create("smtp://127.0.0.1:" + MAIL.getSmtp().getPort());
    house =
        TestHouse.open(
            directory,
            new Settings(
                Optional.empty(),
                SecondFactor.OPTIONAL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new Settings.Mail(
                        new MailServer(server, Optional.empty()), "care@alpenglow.example")),
                Settings.Limits.generous(),
                OptionalInt.empty(),
                List.of()));
  }

  @AfterAll
  static void close() {
    house.close();
    MAIL.stop();
  }

  @BeforeEach
  void miraHasAnAddress() throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    // What was tried before lies behind the window in which tries are counted.
    house.letPass(Duration.ofHours(1));
    address = "mira" + ++people + "@example.org";
    mira = new Company(house).customer("Mira").knownAs("email", address, daysAgo(3));
    somebody = new Visitor(house);
  }

  private record Asked(String ticket, Visitor.Seen page) {}

  private Asked ask(String typed) {
    Visitor.Seen page = somebody.post("/me/code", "address", typed);
    Matcher ticket = TICKET.matcher(page.body());
    assertThat(ticket.find()).as("a form for the code").isTrue();
    return new Asked(ticket.group(1), page);
  }

  private static String mailed(String to) throws Exception {
    awaits(to, 1);
    return String.valueOf(mailsTo(to).getLast().getContent());
  }

  private static void awaits(String to, int mails) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    while (mailsTo(to).size() < mails) {
      assertThat(Instant.now()).as("a mail comes").isBefore(end);
      Thread.sleep(20);
    }
  }

  /** Mails of other tests may still be on their way. */
  private static List<MimeMessage> mailsTo(String address) throws MessagingException {
    List<MimeMessage> found = new ArrayList<>();
    for (MimeMessage mail : MAIL.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals(address)) {
        found.add(mail);
      }
    }
    return found;
  }

  private static String codeIn(String mail) {
    Matcher code = CODE.matcher(mail);
    assertThat(code.find()).as("a code in: %s", mail).isTrue();
    return code.group(1);
  }

  private String me() {
    return somebody.get("/me").body();
  }

  @Test
  void anAddressFromBeforeThereWereHashesIsFoundToo() {
    MailAddresses addresses = house.room(MailAddresses.class);
    house.owner().update("DELETE FROM vault.mail_address");
    house.owner().update("DELETE FROM house.fact WHERE name = 'old-addresses-hashed'");
    Instant now = house.clock().instant();
    assertThat(addresses.reach(address, now)).isEmpty();
    OldAddresses old = house.room(OldAddresses.class);
    assertThat(old.hash()).isPositive();
    assertThat(addresses.reach(address, now)).containsExactly(mira.id());
    assertThat(old.hash()).as("once in the life of a house").isZero();
  }

  @Test
  void aCodeOpensOnesOwnPageOnce() throws Exception {
    assertThat(me()).contains("Send me a code");
    Asked asked = ask("  " + address.toUpperCase(Locale.ROOT));
    String mail = mailed(address.toUpperCase(Locale.ROOT));
    assertThat(mail).contains("within 10 minutes").doesNotContain("http");
    String code = codeIn(mail);
    Visitor.Seen opened =
        somebody.post(asked.ticket(), "code", code.substring(0, 4) + " " + code.substring(4));
    assertThat(opened.next()).isEqualTo("/me");
    assertThat(me()).contains("Hello Mira", address);

    somebody = new Visitor(house);
    assertThat(somebody.post(asked.ticket(), "code", code).status()).isEqualTo(422);
    assertThat(me()).doesNotContain("Hello Mira");
  }

  @Test
  void anAddressThatNobodyHasGetsTheSameAnswerAndNoMail() throws Exception {
    String known = ask(address).page().body().replaceAll(TICKET.pattern(), "");
    Asked unknown = ask("nobody@example.org");
    assertThat(unknown.page().body().replaceAll(TICKET.pattern(), "").replaceAll("_csrf.*", ""))
        .isEqualTo(known.replaceAll("_csrf.*", ""));
    assertThat(unknown.page().status()).isEqualTo(200);
    awaits(address, 1);
    assertThat(mailsTo("nobody@example.org")).isEmpty();
    assertThat(somebody.post(unknown.ticket(), "code", "12345678").status()).isEqualTo(422);
  }

  @Test
  void aCodeIsTriedFiveTimesAtMostAndIsGoodForTenMinutes() throws Exception {
    Asked asked = ask(address);
    String code = codeIn(mailed(address));
    String wrong = code.equals("00000000") ? "00000001" : "00000000";
    for (int i = 0; i < MailedCodes.MOST_TRIES; i++) {
      assertThat(somebody.post(asked.ticket(), "code", wrong).status()).isEqualTo(422);
    }
    assertThat(somebody.post(asked.ticket(), "code", code).status()).isEqualTo(422);

    MAIL.purgeEmailFromAllMailboxes();
    Asked late = ask(address);
    String lateCode = codeIn(mailed(address));
    house.letPass(MailedCodes.VALID);
    assertThat(somebody.post(late.ticket(), "code", lateCode).status()).isEqualTo(422);
    assertThat(me()).doesNotContain("Hello Mira");
  }

  @Test
  void aCodeOfOneTicketOpensNoOther() throws Exception {
    Company.Guest ben =
        new Company(house).customer("Ben").knownAs("email", "ben" + address, daysAgo(1));
    Asked forBen = ask("ben" + address);
    mailed("ben" + address);
    ask(address);
    String code = codeIn(mailed(address));
    assertThat(somebody.post(forBen.ticket(), "code", code).status()).isEqualTo(422);
    assertThat(ben.id()).isNotEqualTo(mira.id());
  }

  @Test
  void nobodysMailboxIsFlooded() throws Exception {
    for (int i = 0; i < MailedCodes.MOST_SENT + 2; i++) {
      assertThat(ask(address).page().body()).contains("is on its way");
    }
    house.letPass(Duration.ofMinutes(59));
    ask(address);
    awaits(address, MailedCodes.MOST_SENT);
    house.letPass(Duration.ofMinutes(2));
    ask(address);
    awaits(address, MailedCodes.MOST_SENT + 1);
    assertThat(mailsTo(address)).hasSize(MailedCodes.MOST_SENT + 1);
  }

  @Test
  void anAddressThatTwoShareOpensNobodysPage() throws Exception {
    new Company(house).customer("Lea").knownAs("email", address, daysAgo(1));
    Asked asked = ask(address);
    assertThat(mailed(address)).contains("More than one person").doesNotContainPattern(CODE);
    assertThat(somebody.post(asked.ticket(), "code", "12345678").status()).isEqualTo(422);
  }

  @Test
  void anAddressReachesWhoHasItAndForAsLongAsItIsKept() throws Exception {
    ask("new" + address);
    house.room(Vault.class).remove(mira.id(), "email", item());
    mira.knownAs("email", "new" + address, daysAgo(0));
    ask(address);
    Asked asked = ask("new" + address);
    String code = codeIn(mailed("new" + address));
    assertThat(mailsTo(address)).isEmpty();
    new Visitor(house).comesBy(mira.link()).post("/me/erase", "sure", "erase");
    assertThat(somebody.post(asked.ticket(), "code", code).status()).isEqualTo(422);
    assertThat(
            house
                .owner()
                .queryForList(
                    "SELECT 1 FROM vault.mail_address WHERE customer_id = ?", mira.id().value()))
        .isEmpty();
  }

  private UUID item() {
    return house
        .owner()
        .query(
            "SELECT item_id FROM vault.item WHERE customer_id = ? AND data_point = 'email'",
            (row, n) -> row.getObject("item_id", UUID.class),
            mira.id().value())
        .getFirst();
  }

  @Test
  void noAddressAndNoCodeLiesReadableInTheDatabase() throws Exception {
    ask(address);
    String code = codeIn(mailed(address));
    for (String table : List.of("vault.mail_address", "privacy.mailed_code")) {
      List<String> rows =
          house
              .owner()
              .query("SELECT t::text AS row FROM " + table + " t", (row, n) -> row.getString(1));
      assertThat(rows).isNotEmpty();
      assertThat(rows.toString()).doesNotContain(code, "example");
    }
  }

  @Test
  void whereNoServerCarriesMailNobodyIsOfferedACode() {
    Visitor elsewhere = new Visitor(TestHouse.shared());
    assertThat(elsewhere.get("/me").body()).doesNotContain("/me/code");
    assertThat(elsewhere.post("/me/code", "address", address).status()).isEqualTo(404);
  }

  @Test
  void itsPagesAreForEveryone() {
    try (Browser browser = new Browser()) {
      Page page = browser.newPerson();
      for (int width : new int[] {320, 1280}) {
        page.setViewportSize(width, 900);
        page.navigate(house.url("/me"));
        looksRight(page, width);
        page.fill("[name=address]", address);
        page.click("form[action='/me/code'] button");
        page.waitForSelector("[name=code]");
        looksRight(page, width);
      }
    }
  }

  private static void looksRight(Page page, int width) {
    assertThat(Browser.violations(page)).as("%s at %d", page.url(), width).isEmpty();
    assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(width);
  }
}
