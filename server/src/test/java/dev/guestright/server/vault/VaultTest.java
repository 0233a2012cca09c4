package dev.guestright.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guestright.server.Company;
import dev.guestright.server.TestHouse;
import dev.guestright.server.ids.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What lies in the vault opens for its own customer, in its own row, in its own time. */
class VaultTest {

  private static final TestHouse HOUSE = TestHouse.shared();
  private static final Vault VAULT = HOUSE.room(Vault.class);
  private static final VaultReader READER =
      new VaultReader(HOUSE.house().database().door(), HOUSE.house().keys().master());
  private static final List<String> KEPT = List.of("name", "email");

  private final CustomerId ada = new Company(HOUSE).customer("Ada Byron").id();
  private final CustomerId ben = new Company(HOUSE).customer("Ben Okri").id();

  @Test
  void whatGoesInComesOutForItsCustomerAlone() {
    assertThat(names(ada)).containsExactly("Ada Byron");
    assertThat(names(ben)).containsExactly("Ben Okri");
  }

  @Test
  void theDatabaseHoldsNothingThatCanBeReadAndNoTwoTheSame() {
    store(new Item(ada, "email", UUID.randomUUID(), "account", "ada@example.org", now()));
    store(new Item(ada, "email", UUID.randomUUID(), "account", "ada@example.org", now()));
    List<String> kept =
        HOUSE
            .owner()
            .query(
                "SELECT ciphertext FROM vault.item WHERE customer_id = ?",
                (row, n) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                ada.value());
    assertThat(kept).hasSize(3).doesNotHaveDuplicates();
    assertThat(kept).noneMatch(text -> text.contains("ada@") || text.contains("Ada"));
  }

  @Test
  void anItemMovedToAnotherCustomerDoesNotOpen() {
    move("customer_id = ?", ben.value());
    assertDoesNotOpen(ben);
  }

  @Test
  void anItemMovedToAnotherRowDoesNotOpen() {
    move("item_id = ?", UUID.randomUUID());
    assertDoesNotOpen(ada);
  }

  @Test
  void anItemPassedOffAsOtherDataDoesNotOpen() {
    move("data_point = ?", "email");
    assertDoesNotOpen(ada);
  }

  @Test
  void anItemThatWasTouchedDoesNotOpen() {
    move("ciphertext = set_byte(ciphertext, length(ciphertext) - ?, 7)", 1);
    assertDoesNotOpen(ada);
  }

  @Test
  void anotherCustomersKeyDoesNotOpenAnything() {
    HOUSE
        .owner()
        .update(
            """
            UPDATE vault.customer_key
            SET wrapped = (SELECT wrapped FROM vault.customer_key WHERE customer_id = ?)
            WHERE customer_id = ?
            """,
            ben.value(),
            ada.value());
    assertThatThrownBy(() -> names(ada))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to another customer");
  }

  @Test
  void withoutItsKeyACustomersDataIsGone() {
    HOUSE.owner().update("DELETE FROM vault.customer_key WHERE customer_id = ?", ada.value());
    assertThat(names(ada)).isEmpty();
  }

  @Test
  void whatTheCharterDoesNotDeclareIsNotStoredNorWhatCameWithIt() {
    List<Item> items =
        List.of(
            new Item(ada, "email", UUID.randomUUID(), "account", "ada@example.org", now()),
            new Item(ada, "shoe_size", UUID.randomUUID(), "account", "38", now()));
    assertThatThrownBy(() -> VAULT.store(items))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shoe_size");
    assertThat(items(ada)).isEqualTo(1);
  }

  @Test
  void whatIsPastItsTimeIsGoneFromTheTableAfterTheSweep() {
    move("keep_until = ?", java.sql.Timestamp.from(now().minusSeconds(1)));
    assertThat(names(ada)).as("before the sweep").isEmpty();
    assertThat(VAULT.sweep(now())).isEqualTo(1);
    assertThat(items(ada)).isZero();
    assertThat(items(ben)).isEqualTo(1);
  }

  @Test
  void aFactsKeepTimeIsTheOneThatTheCharterDeclares() {
    Fact fact = read(ada).getFirst();
    assertThat(Duration.between(fact.storedAt(), fact.keepUntil()).toDays()).isBetween(730L, 731L);
  }

  @Test
  void whatIsKeptIsNeverInTheTextOfAnItemOrAFact() {
    Item item = new Item(ada, "name", UUID.randomUUID(), "account", "Ada Byron", now());
    assertThat(item.toString()).doesNotContain("Ada Byron");
    assertThat(read(ada).getFirst().toString()).doesNotContain("Ada Byron");
  }

  private static void store(Item item) {
    VAULT.store(List.of(item));
  }

  /** What an intruder with the owner's rights could do to Ada's only item. */
  private void move(String assignment, Object value) {
    int moved =
        HOUSE
            .owner()
            .update(
                "UPDATE vault.item SET " + assignment + " WHERE customer_id = ?",
                value,
                ada.value());
    assertThat(moved).isEqualTo(1);
  }

  private static void assertDoesNotOpen(CustomerId whose) {
    assertThatThrownBy(() -> read(whose))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not open")
        .hasMessageNotContaining("Ada");
  }

  private static List<String> names(CustomerId whose) {
    return read(whose).stream().map(Fact::value).toList();
  }

  private static List<Fact> read(CustomerId whose) {
    return READER.read(whose, KEPT, Map.of(), now());
  }

  private static int items(CustomerId whose) {
    return HOUSE
        .owner()
        .queryForList(
            "SELECT item_id FROM vault.item WHERE customer_id = ?", UUID.class, whose.value())
        .size();
  }

  private static Instant now() {
    return HOUSE.clock().instant();
  }
}
