package dev.guestright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.identity.PasswordRules.Weakness;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  private static final List<String> KNOWN = List.of("maya.lind", "Maya Lind", "Northwind Traders");
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @CsvSource({
    "short,TOO_SHORT",
    "elevenchars,TOO_SHORT",
    "passwordpassword,TOO_EASY",
    "qwertyuiop123,TOO_EASY",
    "P@ssw0rd2026,TOO_EASY",
    "iloveyou12345,TOO_EASY",
    "aaaaaaaaaaaaaaaa,TOO_EASY",
    "MayaLind2026,TOO_EASY",
    "Northwind Traders,TOO_EASY",
    "123456789012345,TOO_EASY"
  })
  void whatOthersGuessIsNotTaken(String password, Weakness why) {
    assertThat(rules.weakness(password, KNOWN)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven wet umbrellas in Bergen",
        "kx7-2mvp-9wqd-htr4",
        "påskeæg på rulletrappen",
        "私は毎朝七時に猫と散歩する",
        "k\u0000 q\t w \u202e zz tongue 91"
      })
  void anyCharactersAreTakenWhenNobodyWouldGuessThem(String password) {
    assertThat(rules.weakness(password, KNOWN)).isEmpty();
  }

  @Test
  void thePasswordsThatThisHouseHandsOutAreGoodEnoughForIt() {
    assertThat(rules.weakness(Passwords.random(), KNOWN)).isEmpty();
  }

  /** The guesser's work grows faster than the password: it looks at a start only. */
  @Test
  void aHugePasswordIsRefusedWithoutBeingStudied() {
    assertThat(rules.weakness("ab".repeat(5_000_000), KNOWN))
        .isEqualTo(Optional.of(Weakness.TOO_LONG));
  }
}
