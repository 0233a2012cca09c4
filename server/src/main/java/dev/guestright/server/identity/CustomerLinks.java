package dev.guestright.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guestright.server.house.Keys;
import dev.guestright.server.ids.CustomerId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Links by which a customer comes in: a JSON Web Token (RFC 7519) signed with HS256 and the house's
 * own key. It names the customer by their opaque id only, for one audience, and for a limited time.
 */
public final class CustomerLinks {

  private static final String AUDIENCE = "guestright:me";

  private final byte[] secret;
  private final Clock clock;

  public CustomerLinks(Keys keys, Clock clock) {
    this.secret = keys.secret("customer-links", 32);
    this.clock = clock;
  }

  /** Returns a token that lets this customer in until it expires. */
  public String sign(CustomerId customer, Duration validFor) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(customer.toString())
            .audience(AUDIENCE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validFor)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key for customers' links does not work", e);
    }
    return token.serialize();
  }

  /** Returns whose link this is; empty when it is not ours, was changed, or is too old. */
  public Optional<CustomerId> open(String token) {
    try {
      SignedJWT parsed = SignedToken.parse(token);
      boolean ours =
          JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm())
              && parsed.verify(new MACVerifier(secret));
      if (!ours) {
        return Optional.empty();
      }
      JWTClaimsSet claims = parsed.getJWTClaimsSet();
      boolean valid =
          List.of(AUDIENCE).equals(claims.getAudience())
              && claims.getExpirationTime() != null
              && claims.getExpirationTime().toInstant().isAfter(clock.instant())
              && claims.getSubject() != null;
      return valid
          ? Optional.of(new CustomerId(UUID.fromString(claims.getSubject())))
          : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
