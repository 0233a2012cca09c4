package dev.guestright.server.house;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A server that carries mail (SMTP, RFC 5321). A password goes to it over TLS only, and nobody
 * waits for it longer than 20 seconds. Its text never holds the password.
 *
 * @param address {@code smtp://host:port}, or {@code smtps://host:port} for TLS from the first byte
 */
public record MailServer(URI address, Optional<SignIn> signIn) {

  private static final String TIMEOUT_MILLIS = "20000";
  private static final int OVER_TLS = 465;
  private static final int SUBMISSION = 587;

  /** Who sends. */
  public record SignIn(String user, String password) {
    @Override
    public String toString() {
      return "SignIn[" + user + "]";
    }
  }

  /** Returns who hands mail to it. */
  public JavaMailSender sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    String scheme = address.getScheme();
    boolean secure = scheme.equals("smtps");
    int usual = secure ? OVER_TLS : SUBMISSION;
    sender.setProtocol(scheme);
    sender.setHost(address.getHost());
    sender.setPort(address.getPort() > 0 ? address.getPort() : usual);
    Properties properties = sender.getJavaMailProperties();
    String kind = "mail." + scheme + ".";
    signIn.ifPresent(who -> {
      sender.setUsername(who.user());
      sender.setPassword(who.password());
      properties.put(kind + "auth", "true");
      properties.put("mail.smtp.starttls.required", Boolean.toString(!secure));
    });
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put(kind + "ssl.checkserveridentity", "true");
    for (String wait : List.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.put(kind + wait, TIMEOUT_MILLIS);
    }
    return sender;
  }
}
