package dev.guestright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A customer comes in by a link that this house signed, for them, not long ago; by no other. */
class LinksTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Company COMPANY = new Company(HOUSE);
  private static final Company.Guest MIRA = COMPANY.customer("Mira Sandberg");
  private static final String AUDIENCE = "guestright:me";
  private static final Instant NOW = HOUSE.clock().instant();
  private static final Instant LATER = NOW.plusSeconds(3600);

  @Test
  void aGoodLinkOpensTheCustomersOwnPage() {
    Visitor mira = new Visitor(HOUSE).comesBy(MIRA.link());
    assertThat(mira.get("/me").body()).contains("Mira Sandberg");
  }

  static Stream<Arguments> linksThatAreNotGood() throws JOSEException {
    byte[] key = HOUSE.house().keys().secret("customer-links", 32);
    byte[] otherKey =
        Arrays.copyOf(
            "somebody else's key of 32 bytes and more".getBytes(StandardCharsets.UTF_8), 32);
    String good = signed(key, claims(MIRA.id(), AUDIENCE, LATER));
    String stranger = new CustomerId(NewId.next()).toString();
    return Stream.of(
        Arguments.of(
            "headed by null", "bnVsbHsiYWxnIjoiSFMyNTYifQ" + good.substring(good.indexOf('.'))),
        Arguments.of("forged", signed(otherKey, claims(MIRA.id(), AUDIENCE, LATER))),
        Arguments.of("altered", altered(good, MIRA.id().toString(), stranger)),
        Arguments.of("cut", good.substring(0, good.length() - 4)),
        Arguments.of("unsigned", good.substring(0, good.lastIndexOf('.') + 1)),
        Arguments.of(
            "of no algorithm", new PlainJWT(claims(MIRA.id(), AUDIENCE, LATER)).serialize()),
        Arguments.of("renamed to no algorithm", altered(good, "HS256", "none")),
        Arguments.of(
            "of another algorithm",
            signed(JWSAlgorithm.HS512, twice(key), claims(MIRA.id(), AUDIENCE, LATER))),
        Arguments.of("too old", signed(key, claims(MIRA.id(), AUDIENCE, NOW.minusSeconds(1)))),
        Arguments.of("for elsewhere", signed(key, claims(MIRA.id(), "guestright:desk", LATER))),
        Arguments.of(
            "of nobody", signed(key, claims(new CustomerId(NewId.next()), AUDIENCE, LATER))),
        Arguments.of(
            "without an end",
            signed(
                key,
                new JWTClaimsSet.Builder()
                    .subject(MIRA.id().toString())
                    .audience(AUDIENCE)
                    .build())),
        Arguments.of(
            "of no id",
            signed(
                key,
                new JWTClaimsSet.Builder(claims(MIRA.id(), AUDIENCE, LATER))
                    .subject("1' OR 1=1")
                    .build())),
        Arguments.of("empty", ""),
        Arguments.of("noise", "a.b.c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linksThatAreNotGood")
  void aLinkThatIsNotGoodLeadsToOneAndTheSamePageAndToNoSession(String kind, String token) {
    Visitor visitor = new Visitor(HOUSE);
    Visitor.Seen entered = visitor.get("/me/enter?token=" + token);
    assertThat(entered.status()).isEqualTo(303);
    assertThat(entered.next()).isEqualTo("/me");
    assertThat(entered.header("set-cookie")).as("a session for a %s link", kind).isEmpty();
    assertThat(visitor.get("/me").body())
        .isEqualTo(new Visitor(HOUSE).get("/me").body())
        .doesNotContain("Mira");
  }

  @Test
  void aLinkThatIsNotGoodLeavesWhoeverIsThereWhoTheyAre() {
    Visitor mira = new Visitor(HOUSE).comesBy(MIRA.link());
    mira.get("/me/enter?token=a.b.c");
    assertThat(mira.get("/me").body()).contains("Mira Sandberg");
  }

  @Test
  void aSessionThatSomebodyLaidOutBeforehandIsNotTheOneThatOpens() {
    Visitor mira = new Visitor(HOUSE);
    mira.get("/me/language/de");
    String laidOut = mira.cookie("guestright");
    mira.comesBy(MIRA.link());
    assertThat(mira.cookie("guestright")).isNotEqualTo(laidOut);
  }

  @Test
  void anotherCustomersConversationIsNotThere() {
    Conversation bens = COMPANY.customer("Ben").writes("A word from Ben");
    Visitor mira = new Visitor(HOUSE).comesBy(MIRA.link());
    assertThat(
            mira.post("/me/conversations/" + bens.id() + "/messages", "text", "from Mira").status())
        .isEqualTo(404);
    assertThat(mira.get("/me").body()).doesNotContain("A word from Ben");
  }

  @Test
  void aCustomerWhoLeavesIsOut() {
    Visitor mira = new Visitor(HOUSE).comesBy(MIRA.link());
    assertThat(mira.post("/me/leave").next()).isEqualTo("/me");
    assertThat(mira.get("/me").body()).doesNotContain("Mira Sandberg");
  }

  @Test
  void aLinkEndsWhenItsTimeIsOver() {
    CustomerLinks links = HOUSE.room(CustomerLinks.class);
    assertThat(links.open(links.sign(MIRA.id(), Duration.ofMinutes(5)))).contains(MIRA.id());
    assertThat(links.open(links.sign(MIRA.id(), Duration.ofMillis(-1)))).isEmpty();
  }

  private static JWTClaimsSet claims(CustomerId whose, String audience, Instant until) {
    return new JWTClaimsSet.Builder()
        .subject(whose.toString())
        .audience(audience)
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(until))
        .build();
  }

  private static String signed(byte[] key, JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.HS256, key, claims);
  }

  private static String signed(JWSAlgorithm algorithm, byte[] key, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
    token.sign(new MACSigner(key));
    return token.serialize();
  }

  private static byte[] twice(byte[] key) {
    byte[] twice = Arrays.copyOf(key, key.length * 2);
    System.arraycopy(key, 0, twice, key.length, key.length);
    return twice;
  }

  /** The same signature under other words. */
  private static String altered(String token, String words, String others) {
    String[] parts = token.split("\\.");
    for (int i = 0; i < 2; i++) {
      String text = new String(Base64.getUrlDecoder().decode(parts[i]), StandardCharsets.UTF_8);
      parts[i] =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(text.replace(words, others).getBytes(StandardCharsets.UTF_8));
    }
    return String.join(".", parts);
  }
}
