package dev.guestright.server.vault;

import dev.guestright.server.house.Hmac;
import dev.guestright.server.house.Keys;
import dev.guestright.server.ids.CustomerId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Finds customers by their e-mail address, which lies encrypted: by a keyed hash (HMAC-SHA-256)
 * kept beside each fact of the data point {@value #EMAIL}, for as long as that fact.
 */
public final class MailAddresses {

  /** The data point whose values are e-mail addresses, in every charter. */
  public static final String EMAIL = "email";

  private final JdbcTemplate house;
  private final byte[] key;

  public MailAddresses(JdbcTemplate house, Keys keys) {
    this.house = house;
    this.key = keys.secret("mail-addresses", 32);
  }

  /** Returns who has this address now, upper or lower case alike. */
  public List<CustomerId> reach(String address, Instant now) {
    return house.query(
        """
        SELECT DISTINCT a.customer_id
        FROM vault.mail_address a
        JOIN vault.item i USING (customer_id, data_point, item_id)
        WHERE a.address = ? AND i.keep_until > ?
        """,
        (row, n) -> new CustomerId(row.getObject("customer_id", UUID.class)),
        hash(address),
        now.atOffset(ZoneOffset.UTC));
  }

  /** Returns the keyed hash of an address, the same however it is written. */
  public byte[] hash(String address) {
    String same =
        Normalizer.normalize(address.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Hmac.sha256(key, same.getBytes(StandardCharsets.UTF_8));
  }

  /** Notes an address that has been stored for long. */
  public void note(CustomerId customer, Fact fact) {
    note(
        List.of(
            new Item(
                customer,
                fact.dataPoint(),
                fact.id(),
                fact.source(),
                fact.value(),
                fact.observedAt())));
  }

  /** Notes the addresses among these items, which are stored already. */
  void note(List<Item> stored) {
    house.batchUpdate(
        """
        INSERT INTO vault.mail_address (customer_id, data_point, item_id, address)
        SELECT customer_id, data_point, item_id, ?
        FROM vault.item
        WHERE customer_id = ? AND data_point = ? AND item_id = ?
        ON CONFLICT (customer_id, data_point, item_id) DO NOTHING
        """,
        stored.stream()
            .filter(item -> item.dataPoint().equals(EMAIL))
            .map(item ->
                new Object[] {hash(item.value()), item.customer().value(), EMAIL, item.id()})
            .toList());
  }
}
