package dev.guestright.server.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.TestHouse;
import dev.guestright.server.Visitor;
import dev.guestright.server.identity.FirstLink;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the first of all comes into a house in which nobody has an account. */
class FirstOfAllTest {

  private static final String PASSWORD = "seven wet umbrellas in Bergen";

  @TempDir private Path directory;

  @Test
  void theFirstOfAllComesByALinkThatWorksOnceAndIsAnAdministrator() {
    try (TestHouse house = TestHouse.open(directory)) {
      FirstLink first = house.room(FirstLink.class);
      String older = first.token().orElseThrow();
      String token = first.token().orElseThrow();
      Visitor ada = new Visitor(house);
      assertThat(ada.get("/set-up?token=" + older).status()).isEqualTo(404);
      assertThat(ada.get("/set-up?token=" + token).body()).contains("administrator");
      assertThat(setUp(ada, token, "password1234").status()).isEqualTo(422);
      assertThat(setUp(ada, token, PASSWORD).next()).isEqualTo("/account");
      assertThat(house.room(StaffAccounts.class).find("ada").orElseThrow().staff().role())
          .isEqualTo(Role.ADMINISTRATOR);
      assertThat(setUp(new Visitor(house), token, PASSWORD).status()).isEqualTo(404);
      assertThat(first.token()).as("a second first administrator").isEmpty();
    }
  }

  private static Visitor.Seen setUp(Visitor who, String token, String password) {
    return who.post(
        "/set-up", "token", token, "username", "ada", "name", "Ada", "password", password);
  }
}
