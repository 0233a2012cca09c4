package dev.guestright.server.house;

import java.net.URI;
import java.util.Optional;

/**
 * What whoever runs the server decides about it, beside the charter: secrets come in by the
 * environment or files, never by a command's arguments, which everybody on the machine can read.
 *
 * @param publicUrl where people reach the server, when that is not this machine; with https,
 *     cookies are sent over TLS only and the proxy in front is believed about who asks
 * @param secondFactor whether staff need more than a password
 * @param provider the organisation's own sign-in for staff
 */
public record Settings(
    Optional<URI> publicUrl, SecondFactor secondFactor, Optional<Provider> provider) {

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

  /** For one machine, to look around: the demo and tests. */
  public static Settings local() {
    return new Settings(Optional.empty(), SecondFactor.OPTIONAL, Optional.empty());
  }

  /** Whether people come over TLS. */
  public boolean secure() {
    return publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
  }
}
