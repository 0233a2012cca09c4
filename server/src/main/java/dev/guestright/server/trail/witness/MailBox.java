package dev.guestright.server.trail.witness;

import dev.guestright.ledger.SignedNote;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A mailbox that is sent each checkpoint: words for whoever reads it, the checkpoint as a file. */
final class MailBox implements Place {

  private final String to;
  private final String from;
  private final JavaMailSender sender;

  MailBox(String to, String from, JavaMailSender sender) {
    this.to = to;
    this.from = from;
    this.sender = sender;
  }

  @Override
  public String name() {
    return to;
  }

  @Override
  public void send(SignedNote checkpoint, long size) throws NotSent {
    String log = checkpoint.text().lines().findFirst().orElse("");
    try {
      MimeMessageHelper mail =
          new MimeMessageHelper(sender.createMimeMessage(), true, StandardCharsets.UTF_8.name());
      mail.setTo(to);
      mail.setFrom(from);
      mail.setSubject("Checkpoint of " + log + " at " + size + " entries");
      mail.setText(
          """
          The attached checkpoint says what the log %s was at %d entries.

          Please keep it, unread if you like. If anybody ever changes one of these entries, the log
          contradicts this file:

            guestright log verify --witness FILE

          It holds a number and a hash, and nothing about any person.
          """
              .formatted(log, size));
      mail.addAttachment(
          "checkpoint-" + size + ".txt",
          new ByteArrayResource(checkpoint.encode().getBytes(StandardCharsets.UTF_8)),
          "text/plain; charset=utf-8");
      sender.send(mail.getMimeMessage());
    } catch (MailException | MessagingException e) {
      throw new NotSent(
          isOfTheWay(e) ? NotSent.Kind.UNREACHABLE : NotSent.Kind.REFUSED,
          e.getClass().getSimpleName());
    }
  }

  private static boolean isOfTheWay(Throwable problem) {
    for (@Nullable Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
