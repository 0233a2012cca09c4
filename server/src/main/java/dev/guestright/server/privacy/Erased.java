package dev.guestright.server.privacy;

import dev.guestright.charter.Controller;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.vault.Lockers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an erasure did, as its certificate states it. Nothing of what was erased is in it.
 *
 * @param customer the house's opaque id, which only the house's keys tie to anybody
 * @param destroyed how much of what is gone: the customer's data key, facts by data point, ...
 * @param kept what stays, and why
 */
public record Erased(
    CustomerId customer,
    Instant at,
    String controller,
    String contact,
    By by,
    Map<String, Long> destroyed,
    List<Kept> kept) {

  private static final String BY_LAW = "the law makes us keep it (GDPR Art. 17(3)(b)): ";

  public Erased {
    destroyed = new LinkedHashMap<>(destroyed);
    kept = List.copyOf(kept);
  }

  /** Something that stays after an erasure. */
  public record Kept(String what, String why) {

    /** Whether a law keeps it, and not the erasure itself. */
    public boolean byLaw() {
      return why.startsWith(BY_LAW);
    }
  }

  /** What stays after every erasure: nothing of it can be read as anything about the customer. */
  static final List<Kept> ALWAYS =
      List.of(
          new Kept(
              "the opaque id and the time of the erasure, in the list of erasures",
              "so that no backup and no import brings the customer back"),
          new Kept(
              "the entries of the log",
              "they are hashes under a salt that is destroyed: they name nobody"),
          new Kept(
              "ciphertext in backups made before, until those are deleted",
              "a restore erases the customer again before anybody is served"));

  static Erased of(
      CustomerId customer,
      Instant at,
      Controller controller,
      By by,
      Map<String, Long> destroyed,
      List<Lockers.Label> locked) {
    return new Erased(
        customer,
        at,
        controller.name(),
        controller.contact(),
        by,
        destroyed,
        Stream.concat(locked.stream().map(Erased::kept), ALWAYS.stream()).toList());
  }

  private static Kept kept(Lockers.Label locked) {
    return new Kept(
        "fact %s (%d), locked away until %s"
            .formatted(
                locked.dataPoint(),
                locked.items(),
                locked.lastUntil().atZone(ZoneOffset.UTC).toLocalDate()),
        BY_LAW + locked.law());
  }

  /** The statement that the log vouches for, its keys in this order. */
  Map<String, Object> statement() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("what", "erasure");
    statement.put("law", "GDPR Art. 17");
    statement.put("controller", controller);
    statement.put("contact", contact);
    statement.put("erasedAt", at.toString());
    statement.put("askedBy", by.words());
    statement.put("destroyed", destroyed);
    statement.put("kept", kept);
    return statement;
  }
}
