package dev.guestright.server.privacy;

import dev.guestright.server.house.Settings;
import dev.guestright.server.identity.Secrets;
import dev.guestright.server.identity.Tries;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.vault.MailAddresses;
import dev.guestright.server.web.Words;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Codes by e-mail, by which customers come in who have no link: eight digits, once, within {@link
 * #VALID}. Whoever asks is told the same whether the address is known or not, and after the same
 * work; the mail goes out later. An address that several customers share opens nobody's page.
 */
@Component
class MailedCodes {

  static final Duration VALID = Duration.ofMinutes(10);

  /** What can be tried of one code; of 10<sup>8</sup>, so a stranger gets in by none. */
  static final int MOST_TRIES = 5;

  /** Codes to one address within {@link #SPAN}, so that nobody's mailbox is flooded. */
  static final int MOST_SENT = 3;

  static final Duration SPAN = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(MailedCodes.class);
  private static final int CODES = 100_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Optional<Settings.Mail> mail;
  private final Optional<JavaMailSender> sender;
  private final MailAddresses addresses;
  private final Tries tries;
  private final Secrets secrets;
  private final JdbcTemplate house;
  private final Clock clock;
  private final ExecutorService outgoing = Executors.newVirtualThreadPerTaskExecutor();

  MailedCodes(
      Settings settings,
      MailAddresses addresses,
      Tries tries,
      Secrets secrets,
      JdbcTemplate house,
      Clock clock) {
    this.mail = settings.mail();
    this.sender = settings.mail().map(it -> it.server().sender());
    this.addresses = addresses;
    this.tries = tries;
    this.secrets = secrets;
    this.house = house;
    this.clock = clock;
  }

  /** Whether there is a server that carries mail. */
  boolean areSent() {
    return mail.isPresent();
  }

  /** Who asks: from where, and in whose words the answer is. */
  record Asking(String from, String company, Words words) {}

  /**
   * Takes the wish for a code, and returns the ticket with which the code is good.
   *
   * @param address as somebody typed it
   */
  UUID send(String address, Asking asking) {
    UUID ticket = NewId.next();
    Instant now = clock.instant();
    byte[] hash = addresses.hash(address);
    boolean may = tries.mayTry(address, asking.from()) && sent(hash, now) < MOST_SENT;
    tries.failed(address, asking.from());
    List<CustomerId> reached = addresses.reach(address, now);
    if (!may) {
      return ticket;
    }
    String code = "%08d".formatted(RANDOM.nextInt(CODES));
    @Nullable UUID whose = reached.size() == 1 ? reached.getFirst().value() : null;
    house.update(
        """
        INSERT INTO privacy.mailed_code (code_id, address, customer_id, code, sent_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        ticket,
        hash,
        whose,
        hash(ticket, code),
        now.atOffset(ZoneOffset.UTC));
    if (!reached.isEmpty()) {
      Words words = asking.words();
      String text =
          reached.size() == 1
              ? words.say("mail.code", code, asking.company(), VALID.toMinutes())
              : words.say("mail.shared", asking.company());
      outgoing.execute(
          () -> deliver(address.strip(), words.say("mail.subject", asking.company()), text));
    }
    return ticket;
  }

  private int sent(byte[] address, Instant now) {
    return house
        .query(
            "SELECT count(*) AS n FROM privacy.mailed_code WHERE address = ? AND sent_at > ?",
            (row, n) -> row.getInt("n"),
            address,
            now.minus(SPAN).atOffset(ZoneOffset.UTC))
        .getFirst();
  }

  private void deliver(String to, String subject, String text) {
    try {
      JavaMailSender by = sender.orElseThrow();
      MimeMessageHelper letter =
          new MimeMessageHelper(by.createMimeMessage(), StandardCharsets.UTF_8.name());
      letter.setTo(to);
      letter.setFrom(mail.orElseThrow().from());
      letter.setSubject(subject);
      letter.setText(text);
      by.send(letter.getMimeMessage());
    } catch (MailException | MessagingException e) {
      LOG.warn("A code could not be mailed: {}", e.getClass().getSimpleName());
    }
  }

  /** Returns who comes in by this code; nobody when it is wrong, old, used, or tried too often. */
  Optional<CustomerId> open(UUID ticket, String code, String from) {
    if (!tries.mayTry(ticket.toString(), from)) {
      return Optional.empty();
    }
    Optional<CustomerId> whose =
        house
            .query(
                """
                UPDATE privacy.mailed_code
                SET tries = tries + 1
                WHERE code_id = ? AND tries < ? AND NOT used AND sent_at > ?
                RETURNING code, customer_id
                """,
                (row, n) -> {
                  boolean right =
                      MessageDigest.isEqual(
                          row.getBytes("code"), hash(ticket, code.replaceAll("[\\s-]", "")));
                  @Nullable UUID customer = row.getObject("customer_id", UUID.class);
                  return right ? Optional.ofNullable(customer) : Optional.<UUID>empty();
                },
                ticket,
                MOST_TRIES,
                clock.instant().minus(VALID).atOffset(ZoneOffset.UTC))
            .stream()
            .flatMap(Optional::stream)
            .map(CustomerId::new)
            .filter(customer -> useUp(ticket))
            .findFirst();
    if (whose.isEmpty()) {
      tries.failed(ticket.toString(), from);
    }
    return whose;
  }

  /** Of two who come with the same code, one gets in. */
  private boolean useUp(UUID ticket) {
    return house.update(
            "UPDATE privacy.mailed_code SET used = true WHERE code_id = ? AND NOT used", ticket)
        == 1;
  }

  private byte[] hash(UUID ticket, String code) {
    return secrets.hash("mailed-code", ticket + "\n" + code);
  }

  /** Removes what no longer counts. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 5_000)
  void sweep() {
    house.update(
        "DELETE FROM privacy.mailed_code WHERE sent_at <= ?",
        clock.instant().minus(SPAN).atOffset(ZoneOffset.UTC));
  }

  @PreDestroy
  void close() {
    outgoing.close();
  }
}
