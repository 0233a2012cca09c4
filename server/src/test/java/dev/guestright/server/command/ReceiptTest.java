package dev.guestright.server.command;

import static dev.guestright.server.Company.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.charter.Moment;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.gateway.Use;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.ids.ConversationId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer takes the proof of a use home, and checks it there. */
class ReceiptTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Pattern PROOF = Pattern.compile("href=\"(/me/uses/[0-9a-f-]{36}/proof)\"");

  @TempDir private Path home;
  private Company.Guest mira = new Company(HOUSE).customer("Mira");
  private String key = "";
  private String link = "";
  private String receipt = "";

  @BeforeEach
  void miraTakesAProofHome() {
    mira = new Company(HOUSE).customer("Mira").bought("Router", "router", daysAgo(3));
    mira.allows("setup-help");
    HOUSE
        .room(Gateway.class)
        .ask(
            new Actor.Staff(new StaffId(NewId.next()), "Maya", Role.AGENT),
            mira.id(),
            Optional.of(new ConversationId(NewId.next())),
            Use.look(
                "setup-help",
                Set.of("purchase_history"),
                Map.of(),
                Moment.at(HOUSE.clock().instant())));
    Visitor visitor = new Visitor(HOUSE).comesBy(mira.link());
    Matcher proof = PROOF.matcher(visitor.get("/me").body());
    assertThat(proof.find()).as("a proof on the page").isTrue();
    link = proof.group(1);
    Visitor.Seen seen = visitor.get(link);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.header("content-disposition").orElse("")).startsWith("attachment");
    receipt = seen.body();
    key = visitor.get("/log/key").body().strip();
  }

  @Test
  void everythingTakenHomeIsProvedAtOnceAndOneWrongRecordIsNamed() throws IOException {
    byte[] taken = new Visitor(HOUSE).comesBy(mira.link()).postForBytes("/me/take");
    Said said = check(taken, key);
    assertThat(said.words()).matches("(?s)Proved: all [2-9] records are entries of .*");
    assertThat(said.code()).isZero();

    Said changed = check(withReceipts(taken, it -> it.replace("\"GIVEN\"", "\"REFUSED\"")), key);
    assertThat(changed.words()).startsWith("Not proved: receipt 1. ");
    assertThat(changed.code()).isEqualTo(1);
    Said broken = check(withReceipts(taken, it -> it + "{}\n"), key);
    assertThat(broken.words()).containsPattern("Receipt [3-9]: ");
    assertThat(broken.code()).isEqualTo(1);
  }

  private static byte[] withReceipts(byte[] zip, UnaryOperator<String> change) throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream to = new ZipOutputStream(changed)) {
      for (ZipEntry next = from.getNextEntry(); next != null; next = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(next.getName()));
        String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
        boolean isChanged = next.getName().equals("receipts.jsonl");
        to.write((isChanged ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
      }
    }
    return changed.toByteArray();
  }

  private Said check(String text, String withKey) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8), withKey);
  }

  private Said check(byte[] content, String withKey) throws IOException {
    Path file = home.resolve("proof.json");
    Files.write(file, content);
    return Said.by("log", "verify-receipt", file, "--key", withKey);
  }

  @Test
  void itProvesTheRecordWithNothingButTheKey() throws IOException {
    Said said = check(receipt, key);
    assertThat(said.words()).startsWith("Proved: ");
    assertThat(said.code()).isZero();
  }

  @Test
  void aChangedRecordTimeSaltOrCustomerIsNotProved() throws IOException {
    for (String[] change :
        new String[][] {
          {"purchase_history", "support_history"},
          {"\"decision\" : \"PERMIT\"", "\"decision\" : \"REFUSE\""},
          {"\\\"act\\\":\\\"use\\\"", "\\\"act\\\":\\\"consent\\\""},
          {"\"epoch\" : 1", "\"epoch\" : 2"}
        }) {
      assertThat(receipt).contains(change[0]);
      assertNotProved(receipt.replace(change[0], change[1]));
    }
    assertNotProved(receipt.replaceFirst("\"salt\" : \"...", "\"salt\" : \"AAA"));
    assertNotProved(receipt.replaceFirst("\"at\" : \"20..", "\"at\" : \"2001"));
    assertNotProved(receipt.replaceFirst("\"subject\" : \"0", "\"subject\" : \"1"));
  }

  private void assertNotProved(String changed) throws IOException {
    assertThat(changed).isNotEqualTo(receipt);
    Said said = check(changed, key);
    assertThat(said.words()).startsWith("Not proved");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void anotherLogsKeyProvesNothing() throws IOException {
    String stranger =
        dev.guestright.ledger.NoteSigner.create(key.substring(0, key.indexOf('+')))
            .verifier()
            .vkey();
    assertThat(check(receipt, stranger).code()).isEqualTo(1);
  }

  @Test
  void whatIsNoReceiptIsSaidSoInOneLine() throws IOException {
    for (String text : new String[] {"", "{}", "[1]", receipt.substring(0, 300)}) {
      Said said = check(text, key);
      assertThat(said.words().lines()).singleElement().asString().contains("not a receipt");
      assertThat(said.code()).isEqualTo(1);
    }
  }

  @Test
  void nobodyElseGetsIt() {
    Visitor ben = new Visitor(HOUSE).comesBy(new Company(HOUSE).customer("Ben").link());
    assertThat(ben.get(link).status()).isEqualTo(404);
    assertThat(new Visitor(HOUSE).get(link).next()).isEqualTo("/me");
  }
}
