package dev.guestright.server.gateway;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.LegalDuty;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.vault.LockedItem;
import dev.guestright.server.vault.Lockers;
import dev.guestright.server.vault.VaultReader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Locks away what a law makes the company keep (GDPR Art. 17(3)(b)), when its keep-time is over or
 * its customer is erased, and opens it to nobody but somebody who says which law asks for it. That
 * is on record before anything is read.
 */
public final class Lockup {

  private static final int AT_ONCE = 500;

  private final JdbcTemplate house;
  private final TransactionTemplate together;
  private final VaultReader vault;
  private final Lockers lockers;
  private final CharterVersions versions;
  private final Clock clock;

  /**
   * @param house where it is locked away, in the caller's transaction if there is one
   * @param vault the door's way to what is to be locked away
   */
  public Lockup(DataSource house, VaultReader vault, Lockers lockers, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.vault = vault;
    this.lockers = lockers;
    this.versions = new CharterVersions(this.house);
    this.clock = clock;
  }

  /** The data points that a law keeps, by the charter that is in force for all nodes. */
  private List<DataPoint> kept() {
    return versions
        .inForce()
        .map(version -> Charters.sound(version.text()))
        .map(Charter::dataPoints)
        .map(points -> points.values().stream().filter(point -> point.law().isPresent()).toList())
        .orElse(List.of());
  }

  /**
   * Locks away what a law keeps of a customer who is about to be erased, in the caller's
   * transaction. Until it ends nobody adds anything that would be erased unseen.
   *
   * @return what is locked away of them now
   */
  public List<Lockers.Label> beforeErasing(CustomerId customer) {
    List<DataPoint> kept = kept();
    if (!kept.isEmpty()) {
      lockers.closeForGood(customer.value());
      List<String> names = kept.stream().map(DataPoint::name).toList();
      lock(
          kept,
          vault.read(customer, names, Map.of(), Instant.EPOCH).stream()
              .map(fact -> new VaultReader.Owned(customer, fact)));
    }
    return lockers.of(customer, clock.instant());
  }

  /**
   * Locks away what a law keeps of that whose keep-time is over. It is unreadable at the desk
   * already; the next sweep removes it from there.
   *
   * @return how many facts
   */
  public int pastTheirTime(Instant now) {
    List<DataPoint> kept = kept();
    if (kept.isEmpty()) {
      return 0;
    }
    List<String> names = kept.stream().map(DataPoint::name).toList();
    int locked = 0;
    Optional<Fact> last = Optional.empty();
    while (true) {
      List<VaultReader.Owned> some = vault.past(names, now, last, AT_ONCE);
      if (some.isEmpty()) {
        return locked;
      }
      locked += lock(kept, some.stream());
      last = Optional.of(some.getLast().fact());
    }
  }

  private int lock(List<DataPoint> kept, Stream<VaultReader.Owned> facts) {
    Instant now = clock.instant();
    List<LockedItem> items =
        facts
            .flatMap(past -> locked(kept, past).stream())
            .filter(item -> item.until().isAfter(now))
            .toList();
    lockers.put(items, now);
    return items.size();
  }

  private static Optional<LockedItem> locked(List<DataPoint> kept, VaultReader.Owned past) {
    return kept.stream()
        .filter(point -> point.name().equals(past.fact().dataPoint()))
        .findFirst()
        .flatMap(DataPoint::law)
        .map((LegalDuty law) ->
            new LockedItem(
                past.customer(),
                past.fact(),
                law.because().in(law.because().fallback()),
                law.until(past.fact().observedAt())));
  }

  /** Who asks for what is locked away. */
  public enum Asker {
    AUTHORITY,
    COURT,
    TAX_AUDIT,
    CLAIM;

    public String stored() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of this name, if there is one. */
    public static Optional<Asker> of(String stored) {
      return Stream.of(values()).filter(asker -> asker.stored().equals(stored)).findFirst();
    }
  }

  /**
   * Opens what is locked away of a customer. That it was opened, by whom and for whom, is durable
   * before anything is read.
   */
  public List<Fact> open(Actor.Staff who, CustomerId customer, Asker asker) {
    Instant now = clock.instant();
    long items = lockers.of(customer, now).stream().mapToLong(Lockers.Label::items).sum();
    if (items == 0) {
      return List.of();
    }
    UUID opening = NewId.next();
    together.executeWithoutResult(transaction -> {
      lockers.noteOpening(
          customer, opening, new Lockers.Opening(who.id(), asker.stored(), items, now));
      new Trail(house)
          .append(
              Entry.ofHouse(
                  Act.LOCKED_OPENED,
                  opening,
                  now,
                  Map.of("by", who.id().toString(), "for", asker.stored(), "items", items)));
    });
    return vault.locked(customer, now);
  }
}
