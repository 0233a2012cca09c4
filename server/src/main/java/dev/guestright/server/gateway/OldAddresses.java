package dev.guestright.server.gateway;

import dev.guestright.server.vault.MailAddresses;
import dev.guestright.server.vault.VaultReader;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hashes the e-mail addresses that were stored before there were hashes, so that their customers
 * too get a code by mail. It is done once in the life of a house, releases nothing, and can be cut
 * off anywhere.
 */
public final class OldAddresses {

  private static final String DONE = "old-addresses-hashed";
  private static final int AT_ONCE = 500;

  private final JdbcTemplate house;
  private final VaultReader vault;
  private final MailAddresses addresses;

  public OldAddresses(JdbcTemplate house, VaultReader vault, MailAddresses addresses) {
    this.house = house;
    this.vault = vault;
    this.addresses = addresses;
  }

  /** Hashes what is not hashed yet, and returns how many addresses that were. */
  public int hash() {
    if (!house.queryForList("SELECT name FROM house.fact WHERE name = ?", DONE).isEmpty()) {
      return 0;
    }
    int hashed = 0;
    UUID last = new UUID(0, 0);
    while (true) {
      List<VaultReader.Owned> some = vault.unhashed(MailAddresses.EMAIL, last, AT_ONCE);
      if (some.isEmpty()) {
        house.update(
            """
            INSERT INTO house.fact (name, value)
            VALUES (?, ?)
            ON CONFLICT (name) DO NOTHING
            """,
            DONE,
            Integer.toString(hashed));
        return hashed;
      }
      some.forEach(one -> addresses.note(one.customer(), one.fact()));
      hashed += some.size();
      last = some.getLast().fact().id();
    }
  }
}
