package dev.guestright.server.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** PostgreSQL itself refuses what no room may do, whatever the code says. */
class GrantsTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final String PERMISSION_DENIED = "42501";

  @BeforeAll
  static void somebodyLivesHere() {
    new Company(HOUSE).customer("Ada").allows("setup-help").writes("Hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ciphertext FROM vault.item",
        "SELECT * FROM vault.item",
        "SELECT source FROM vault.item",
        "UPDATE vault.item SET keep_until = 'infinity'",
        "UPDATE vault.customer_key SET wrapped = ''",
        "SELECT ciphertext FROM vault.locked_item",
        "UPDATE vault.locked_item SET keep_until = 'infinity'",
        "DELETE FROM vault.locked_key",
        "UPDATE vault.locked_opening SET items = 0",
        "DELETE FROM vault.locked_opening",
        "DELETE FROM vault.customer_key",
        "UPDATE trail.use_record SET decision = 'refuse'",
        "DELETE FROM trail.use_record",
        "UPDATE trail.use_outcome SET shown = false",
        "DELETE FROM trail.use_outcome",
        "UPDATE trail.entry SET body = ''",
        "DELETE FROM trail.entry",
        "UPDATE trail.checkpoint SET note = ''",
        "DELETE FROM trail.checkpoint",
        "DELETE FROM trail.tree",
        "UPDATE consent.consent_record SET act = 'given'",
        "DELETE FROM consent.consent_record",
        "UPDATE consent.question SET purpose = 'other'",
        "DELETE FROM consent.question",
        "UPDATE identity.customer SET salt = ''",
        "DELETE FROM identity.customer",
        "UPDATE gateway.charter_version SET text = ''",
        "DELETE FROM gateway.charter_version",
        "INSERT INTO identity.erased VALUES (gen_random_uuid(), now())",
        "DELETE FROM identity.erased",
        "DELETE FROM trail.bias_audit",
        "UPDATE trail.bias_audit SET asked_by = gen_random_uuid()",
        "DELETE FROM trail.bias_finding",
        "UPDATE trail.bias_finding SET own = 0",
        "DELETE FROM oversight.appeal",
        "DELETE FROM oversight.review",
        "UPDATE oversight.review SET proposal = 'carry-out'",
        "UPDATE oversight.review SET due_at = 'infinity'",
        "DELETE FROM oversight.review_look",
        "UPDATE oversight.review_look SET taken_at = now()",
        "UPDATE oversight.appeal SET parties = '{}'",
        "UPDATE oversight.appeal SET due_on = '2100-01-01'",
        "TRUNCATE trail.entry",
        "DROP TABLE trail.entry",
        "CREATE TABLE vault.copy AS SELECT 1",
        "CREATE TABLE public.copy AS SELECT 1",
        "SET ROLE guestright_door",
        "SET ROLE postgres",
        "COPY trail.entry TO PROGRAM 'cat'"
      })
  void theHouseMayNotDoThis(String sql) {
    assertRefused(HOUSE.sql(), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO vault.item SELECT * FROM vault.item",
        "DELETE FROM vault.item",
        "UPDATE vault.item SET keep_until = 'infinity'",
        "UPDATE trail.use_record SET decision = 'refuse'",
        "DELETE FROM trail.use_record",
        "UPDATE trail.entry SET body = ''",
        "DELETE FROM trail.entry",
        "INSERT INTO consent.consent_record SELECT * FROM consent.consent_record",
        "UPDATE consent.consent_record SET act = 'given'",
        "DELETE FROM consent.consent_record",
        "SELECT password_hash FROM identity.staff",
        "SELECT * FROM desk.message",
        "SELECT * FROM oversight.appeal",
        "SELECT * FROM oversight.review",
        "SELECT identity.erase(gen_random_uuid(), now(), now())"
      })
  void theDoorMayReadAndRecordButNotDoThis(String sql) {
    assertRefused(new JdbcTemplate(HOUSE.house().database().door()), sql);
  }

  @Test
  void theDoorMayReadTheVault() {
    assertThat(
            new JdbcTemplate(HOUSE.house().database().door())
                .queryForList("SELECT ciphertext FROM vault.item", byte[].class))
        .isNotEmpty();
  }

  private static void assertRefused(JdbcTemplate on, String sql) {
    assertThatThrownBy(() -> on.execute(sql))
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class,
            refusal -> assertThat(refusal.getSQLState()).isEqualTo(PERMISSION_DENIED));
  }
}
