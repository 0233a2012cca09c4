package dev.guestright.server.oversight.appeal;

import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who may answer an appeal: nobody who had a part in the decision, ever. */
@Component
class Holders {

  /** Those who may, the ones whom it falls to first coming first. {@code web.Access} agrees. */
  static final List<Role> MAY_ANSWER =
      List.of(Role.REVIEWER, Role.DATA_PROTECTION_OFFICER, Role.LEAD);

  private final StaffAccounts staff;

  Holders(StaffAccounts staff) {
    this.staff = staff;
  }

  /** Whether this person may answer an appeal in whose decision these had a part. */
  boolean may(StaffId who, Set<StaffId> parties) {
    return among(parties).stream().anyMatch(person -> person.id().equals(who));
  }

  /**
   * Chooses who gets an appeal: whose task it is first, and of them who has the fewest.
   *
   * @param open how many open appeals each of some people has
   */
  Optional<StaffId> choose(Set<StaffId> parties, Function<List<StaffId>, Map<StaffId, Long>> open) {
    List<Actor.Staff> may = among(parties);
    Map<StaffId, Long> has = open.apply(may.stream().map(Actor.Staff::id).toList());
    return may.stream()
        .min(
            Comparator.<Actor.Staff>comparingInt(person -> MAY_ANSWER.indexOf(person.role()))
                .thenComparing(person -> has.getOrDefault(person.id(), 0L))
                .thenComparing(person -> person.id().value()))
        .map(Actor.Staff::id);
  }

  private List<Actor.Staff> among(Set<StaffId> parties) {
    return staff.people().stream()
        .map(StaffAccounts.Account::staff)
        .filter(person -> MAY_ANSWER.contains(person.role()))
        .filter(person -> !parties.contains(person.id()))
        .toList();
  }
}
