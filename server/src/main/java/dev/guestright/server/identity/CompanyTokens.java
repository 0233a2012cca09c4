package dev.guestright.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import dev.guestright.server.house.Keys;
import dev.guestright.server.house.Settings;
import dev.guestright.server.ids.CustomerId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tokens by which the company's own site sends a signed-in customer over: a JSON Web Token (RFC
 * 7519) of the one algorithm that the settings fix, for this audience, of {@link #LONGEST} at most,
 * and good for one entry (its {@code jti}). Its subject is the customer's reference in the system
 * that the settings name; it never names them here.
 */
public final class CompanyTokens {

  public static final String AUDIENCE = "guestright:me";

  /** How long a token may be good for: as long as a redirect takes, and clocks differ. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int CLOCKS_DIFFER_SECONDS = 30;
  private static final int LONGEST_TOKEN = 4096;
  private static final int LONGEST_ID = 200;

  private final Optional<Check> check;
  private final String system;
  private final Keys keys;
  private final Secrets secrets;
  private final JdbcTemplate house;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException when the key does not fit the algorithm
   */
  public CompanyTokens(
      Optional<Settings.Tokens> settings,
      Keys keys,
      Secrets secrets,
      JdbcTemplate house,
      Clock clock) {
    this.check = settings.map(tokens -> Check.of(tokens, clock));
    this.system = settings.map(Settings.Tokens::system).orElse("");
    this.keys = keys;
    this.secrets = secrets;
    this.house = house;
    this.clock = clock;
  }

  /** What a token is checked with: the algorithm and its key are fixed before any token is seen. */
  private record Check(
      JWSAlgorithm algorithm,
      JWSVerifier signature,
      DefaultJWTClaimsVerifier<SecurityContext> claims) {

    static Check of(Settings.Tokens tokens, Clock clock) {
      JWK key = key(tokens);
      try {
        return new Check(
            new JWSAlgorithm(tokens.algorithm().name()),
            switch (tokens.algorithm()) {
              case ES256 -> new ECDSAVerifier(key.toECKey());
              case EdDSA -> new Ed25519Verifier(key.toOctetKeyPair());
              case HS256 -> new MACVerifier(key.toOctetSequenceKey());
            },
            claims(clock));
      } catch (JOSEException e) {
        throw new IllegalArgumentException("The key for customers' tokens does not work", e);
      }
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(Clock clock) {
      DefaultJWTClaimsVerifier<SecurityContext> claims =
          new DefaultJWTClaimsVerifier<>(
              AUDIENCE, new JWTClaimsSet.Builder().build(), Set.of("sub", "iat", "exp", "jti")) {
            @Override
            protected Date currentTime() {
              return Date.from(clock.instant());
            }
          };
      claims.setMaxClockSkew(CLOCKS_DIFFER_SECONDS);
      return claims;
    }

    JWTClaimsSet read(String text) throws ParseException, JOSEException, BadJWTException {
      SignedJWT token = SignedToken.parse(text);
      if (!algorithm.equals(token.getHeader().getAlgorithm()) || !token.verify(signature)) {
        throw new BadJWTException("Not signed by the company");
      }
      claims.verify(token.getJWTClaimsSet(), null);
      return token.getJWTClaimsSet();
    }
  }

  private static JWK key(Settings.Tokens tokens) {
    try {
      JWK key = JWK.parse(tokens.key());
      boolean fits =
          switch (tokens.algorithm()) {
            case ES256 -> !key.isPrivate() && key.getKeyType().equals(KeyType.EC);
            case EdDSA -> !key.isPrivate() && key.getKeyType().equals(KeyType.OKP);
            case HS256 -> key.toOctetSequenceKey().toByteArray().length >= 32;
          };
      if (fits) {
        return key;
      }
    } catch (ParseException | ClassCastException e) {
      // The text below says what is needed; the key itself stays out of it.
    }
    throw new IllegalArgumentException(
        "The key for customers' tokens should be one JSON Web Key: the public key for ES256 or"
            + " EdDSA, or a secret ('oct') of 256 bits or more for HS256");
  }

  /** Returns whose token this is, and uses it up; empty when it is not good, or was here before. */
  public Optional<CustomerId> open(String token) {
    if (check.isEmpty() || token.length() > LONGEST_TOKEN) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet claims = check.get().read(token);
      return isShort(claims) && isFirst(claims)
          ? Optional.of(new CustomerId(keys.idOf("customer", system, claims.getSubject())))
          : Optional.empty();
    } catch (ParseException | BadJWTException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isShort(JWTClaimsSet claims) {
    Instant from = claims.getIssueTime().toInstant();
    Instant until = claims.getExpirationTime().toInstant();
    return !claims.getSubject().isBlank()
        && !from.isAfter(clock.instant().plusSeconds(CLOCKS_DIFFER_SECONDS))
        && !until.isAfter(from.plus(LONGEST));
  }

  /** Of two who come with the same token, one gets in, on whichever node. */
  private boolean isFirst(JWTClaimsSet claims) {
    String id = claims.getJWTID();
    return !id.isBlank()
        && id.length() <= LONGEST_ID
        && house.update(
                """
                INSERT INTO identity.token_seen (token_hash, expires_at)
                VALUES (?, ?)
                ON CONFLICT (token_hash) DO NOTHING
                """,
                secrets.hash("token-id", id),
                claims
                    .getExpirationTime()
                    .toInstant()
                    .plusSeconds(CLOCKS_DIFFER_SECONDS)
                    .atOffset(ZoneOffset.UTC))
            == 1;
  }

  /** Forgets the tokens whose time is over: they come in no more by themselves. */
  public void sweep() {
    house.update(
        "DELETE FROM identity.token_seen WHERE expires_at <= ?",
        clock.instant().minusSeconds(CLOCKS_DIFFER_SECONDS).atOffset(ZoneOffset.UTC));
  }
}
