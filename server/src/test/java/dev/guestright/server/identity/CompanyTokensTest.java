package dev.guestright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.guestright.server.TestHouse;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.Algorithm;
import dev.guestright.server.ids.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer comes over from the company's site by a token that it signed for this, just now. */
class CompanyTokensTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final String REFERENCE = "C-1042";
  private static final JWK EC;
  private static final JWK ED;
  private static final JWK SECRET;

  static {
    try {
      EC = new ECKeyGenerator(Curve.P_256).generate();
      ED = new OctetKeyPairGenerator(Curve.Ed25519).generate();
      SECRET = new OctetSequenceKeyGenerator(256).generate();
    } catch (JOSEException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static JWK key(Algorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> EC;
      case EdDSA -> ED;
      case HS256 -> SECRET;
    };
  }

  private static CompanyTokens taking(Algorithm algorithm, JWK key) {
    return new CompanyTokens(
        Optional.of(new Settings.Tokens(algorithm, key.toJSONString(), "shop")),
        HOUSE.house().keys(),
        HOUSE.room(Secrets.class),
        HOUSE.sql(),
        HOUSE.clock());
  }

  private static CompanyTokens taking(Algorithm algorithm) {
    JWK key = key(algorithm);
    return taking(algorithm, algorithm == Algorithm.HS256 ? key : key.toPublicJWK());
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return switch (key) {
      case ECKey ec -> new ECDSASigner(ec);
      case OctetKeyPair ed -> new Ed25519Signer(ed);
      case OctetSequenceKey secret -> new MACSigner(secret);
      default -> throw new AssertionError(key.getKeyType());
    };
  }

  private static JWTClaimsSet.Builder claims() {
    Instant now = HOUSE.clock().instant();
    return new JWTClaimsSet.Builder()
        .subject(REFERENCE)
        .audience(CompanyTokens.AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(Algorithm algorithm, JWK key, JWTClaimsSet.Builder claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader(new JWSAlgorithm(algorithm.name())), claims.build());
    token.sign(signer(key));
    return token.serialize();
  }

  @ParameterizedTest
  @EnumSource
  void aGoodTokenNamesTheCustomerOnce(Algorithm algorithm) throws JOSEException {
    String token = signed(algorithm, key(algorithm), claims());
    CustomerId customer = new CustomerId(HOUSE.house().keys().idOf("customer", "shop", REFERENCE));
    assertThat(taking(algorithm).open(token)).contains(customer);
    assertThat(taking(algorithm).open(token)).as("again, perhaps on another node").isEmpty();
  }

  static Stream<Arguments> tokensThatAreNotGood() throws JOSEException {
    Instant now = HOUSE.clock().instant();
    byte[] publicKey = EC.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    OctetSequenceKey confused = new OctetSequenceKey.Builder(publicKey).build();
    JWK stranger = new ECKeyGenerator(Curve.P_256).generate();
    String good = signed(Algorithm.ES256, EC, claims());
    return Stream.of(
        Arguments.of("by a stranger", signed(Algorithm.ES256, stranger, claims())),
        Arguments.of(
            "with the public key as a secret", signed(Algorithm.HS256, confused, claims())),
        Arguments.of("of another algorithm", signed(Algorithm.EdDSA, ED, claims())),
        Arguments.of("of no algorithm", new PlainJWT(claims().build()).serialize()),
        Arguments.of("cut", good.substring(0, good.length() - 4)),
        Arguments.of("with its signature gone", good.substring(0, good.lastIndexOf('.') + 1)),
        Arguments.of(
            "for elsewhere", signed(Algorithm.ES256, EC, claims().audience("guestright:desk"))),
        Arguments.of(
            "too old",
            signed(
                Algorithm.ES256,
                EC,
                claims()
                    .issueTime(Date.from(now.minusSeconds(200)))
                    .expirationTime(Date.from(now.minusSeconds(60))))),
        Arguments.of(
            "of tomorrow",
            signed(
                Algorithm.ES256,
                EC,
                claims()
                    .issueTime(Date.from(now.plusSeconds(86_400)))
                    .expirationTime(Date.from(now.plusSeconds(86_500))))),
        Arguments.of(
            "good for a day",
            signed(
                Algorithm.ES256, EC, claims().expirationTime(Date.from(now.plusSeconds(86_400))))),
        Arguments.of("without an end", signed(Algorithm.ES256, EC, claims().expirationTime(null))),
        Arguments.of("without an id", signed(Algorithm.ES256, EC, claims().jwtID(null))),
        Arguments.of("of an empty id", signed(Algorithm.ES256, EC, claims().jwtID(" "))),
        Arguments.of("of nobody", signed(Algorithm.ES256, EC, claims().subject(null))),
        Arguments.of("of an empty name", signed(Algorithm.ES256, EC, claims().subject(""))),
        Arguments.of("huge", "a".repeat(1_000_000)),
        Arguments.of(
            "headed by null", "bnVsbHsiYWxnIjoiRVMyNTYifQ" + good.substring(good.indexOf('.'))),
        Arguments.of("noise", "a.b.c"),
        Arguments.of("empty", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokensThatAreNotGood")
  void aTokenThatIsNotGoodIsNobodys(String kind, String token) {
    assertThat(taking(Algorithm.ES256).open(token)).as(kind).isEmpty();
  }

  @Test
  void aKeyThatDoesNotFitIsRefusedAtTheStartWithoutAWordOfIt() {
    JWK weak = new OctetSequenceKey.Builder("short".getBytes(StandardCharsets.UTF_8)).build();
    assertThatThrownBy(() -> taking(Algorithm.HS256, weak))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> taking(Algorithm.ES256, EC)).hasMessageContaining("public key");
    assertThatThrownBy(() -> taking(Algorithm.ES256, SECRET)).hasMessageContaining("public key");
  }

  @Test
  void aHouseThatTakesNoTokensTakesNone() throws JOSEException {
    CompanyTokens none =
        new CompanyTokens(
            Optional.empty(),
            HOUSE.house().keys(),
            HOUSE.room(Secrets.class),
            HOUSE.sql(),
            HOUSE.clock());
    assertThat(none.open(signed(Algorithm.HS256, SECRET, claims()))).isEmpty();
  }
}
