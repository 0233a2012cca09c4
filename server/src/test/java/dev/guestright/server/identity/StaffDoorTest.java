package dev.guestright.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** An unknown name costs the same work as a wrong password: one hash, on the same settings. */
class StaffDoorTest {

  private static final TestHouse HOUSE = TestHouse.shared();

  @Test
  void anUnknownNameCostsTheSameWorkAsAWrongPassword() {
    new Company(HOUSE).employs("door-maya", "Maya", Role.AGENT, "seven wet umbrellas");
    List<String> worked = new ArrayList<>();
    PasswordEncoder real = HOUSE.room(PasswordEncoder.class);
    PasswordEncoder counting =
        new PasswordEncoder() {
          @Override
          public @Nullable String encode(@Nullable CharSequence password) {
            return real.encode(password);
          }

          @Override
          public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            worked.add(settings(String.valueOf(hash)));
            return real.matches(password, hash);
          }
        };
    StaffDoor door =
        new StaffDoor(
            HOUSE.room(StaffAccounts.class),
            counting,
            HOUSE.room(OneTimeCodes.class),
            HOUSE.room(Tries.class));
    assertThat(door.password("door-maya", "wrong", "192.0.2.1"))
        .isEqualTo(new StaffDoor.Outcome.Wrong())
        .isEqualTo(door.password("door-nobody", "wrong", "192.0.2.1"));
    assertThat(worked).hasSize(2);
    assertThat(worked.getFirst()).startsWith("$argon2id$").isEqualTo(worked.getLast());
  }

  /** The algorithm and its costs, without salt and hash. */
  private static String settings(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("m=")));
  }
}
