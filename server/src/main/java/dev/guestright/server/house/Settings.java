package dev.guestright.server.house;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What whoever runs the server decides about it, beside the charter: secrets come in by the
 * environment or files, never by a command's arguments, which everybody on the machine can read.
 *
 * @param publicUrl where people reach the server, when that is not this machine; with https,
 *     cookies are sent over TLS only and the proxy in front is believed about who asks
 * @param secondFactor whether staff need more than a password
 * @param provider the organisation's own sign-in for staff
 * @param tokens how the company's own site sends customers over
 * @param mail who carries mail to customers; without it nobody gets a code by mail
 * @param limits how much is taken at once
 * @param sites the company's sites that may show the widget, as origins
 * @param managementPort where, on this machine alone, health and metrics are told; empty: nowhere
 */
public record Settings(
    Optional<URI> publicUrl,
    SecondFactor secondFactor,
    Optional<Provider> provider,
    Optional<Tokens> tokens,
    Optional<Mail> mail,
    Limits limits,
    OptionalInt managementPort,
    List<URI> sites) {

  public Settings {
    sites = List.copyOf(sites);
  }

  /** Whether a password alone is enough. */
  public enum SecondFactor {
    REQUIRED,
    OPTIONAL
  }

  /** An OpenID Connect provider. Its text never holds the secret. */
  public record Provider(String issuer, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Provider[" + issuer + "]";
    }
  }

  /** Who carries mail to customers, and whom it is from. */
  public record Mail(MailServer server, String from) {}

  /** How a token of the company's site is signed. It is fixed here and never read from a token. */
  public enum Algorithm {
    ES256,
    EdDSA,
    HS256
  }

  /**
   * Tokens of the company's site. Its text never holds the key.
   *
   * @param key a JSON Web Key (RFC 7517): the public key, or for HS256 the shared secret
   * @param system the system whose references the tokens' subjects are
   */
  public record Tokens(Algorithm algorithm, String key, String system) {
    @Override
    public String toString() {
      return "Tokens[" + algorithm + ", " + system + "]";
    }
  }

  /**
   * How much is taken: requests a second from one program, customer or address, each with ten times
   * as many at once after a rest; and how many requests are worked on at once.
   */
  public record Limits(int perProgram, int perCustomer, int perAddress, int atOnce) {

    /** For an organisation. Many people may share one address, a few hundred work at once. */
    public static Limits standard() {
      return new Limits(20, 5, 50, 200);
    }

    /** For one machine, where the only ones who come are its owner and tests. */
    public static Limits generous() {
      return new Limits(10_000, 10_000, 10_000, 1_000);
    }
  }

  /** For one machine, to look around: the demo and tests. */
  public static Settings local() {
    return new Settings(
        Optional.empty(),
        SecondFactor.OPTIONAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Limits.generous(),
        OptionalInt.empty(),
        List.of());
  }

  /** For one machine, with a site of the company beside it that shows the widget. */
  public static Settings localWith(URI site, Tokens tokens) {
    return new Settings(
        Optional.empty(),
        SecondFactor.OPTIONAL,
        Optional.empty(),
        Optional.of(tokens),
        Optional.empty(),
        Limits.generous(),
        OptionalInt.empty(),
        List.of(site));
  }

  /** Whether people come over TLS. */
  public boolean secure() {
    return publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
  }
}
