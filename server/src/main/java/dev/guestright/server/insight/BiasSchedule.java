package dev.guestright.server.insight;

import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.trail.bias.BiasAudit;
import dev.guestright.server.trail.bias.BiasAudits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Repeats the audit that a person last asked for, in their name, so that somebody always answers
 * for it: weekly, unless {@code GUESTRIGHT_BIAS_AUDIT_EVERY} says otherwise ({@code P14D}, or
 * {@code never}). It rests while that person's account is closed or their role is another. Every
 * node may do it; one does.
 */
@Component
class BiasSchedule {

  static final String EVERY = "GUESTRIGHT_BIAS_AUDIT_EVERY";

  /** Who may ask for an audit. */
  static final Set<Role> MAY_ASK = EnumSet.of(Role.AUDITOR, Role.DATA_PROTECTION_OFFICER);

  /** Who may answer for what it finds: those who can change how the house works. */
  static final Set<Role> MAY_OWN = EnumSet.of(Role.LEAD, Role.DATA_PROTECTION_OFFICER);

  private static final String NEVER = "never";
  private static final String WEEKLY = "P7D";

  private final BiasAuditor auditor;
  private final BiasAudits audits;
  private final StaffAccounts staff;
  private final Clock clock;
  private final Optional<Duration> every;

  BiasSchedule(
      BiasAuditor auditor,
      BiasAudits audits,
      StaffAccounts staff,
      Clock clock,
      Environment environment) {
    this.auditor = auditor;
    this.audits = audits;
    this.staff = staff;
    this.clock = clock;
    this.every = every(environment.getProperty(EVERY, WEEKLY));
  }

  /** Reads the setting. */
  static Optional<Duration> every(String text) {
    if (text.equals(NEVER)) {
      return Optional.empty();
    }
    try {
      Duration every = Duration.parse(text);
      if (every.compareTo(Duration.ofDays(1)) >= 0) {
        return Optional.of(every);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(advice(), e);
    }
    throw new IllegalArgumentException(advice());
  }

  private static String advice() {
    return EVERY + " should be a number of days such as P7D, one day or more, or 'never'";
  }

  Optional<Duration> every() {
    return every;
  }

  /** Carries out the audit that it is time for, if it is time for one. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
  void look() {
    every.ifPresent(time -> audits.lastRegular().ifPresent(last -> repeat(last, time)));
  }

  private void repeat(BiasAudit last, Duration time) {
    Instant due = clock.instant().minus(time);
    Optional<Actor.Staff> who =
        staff.find(last.askedBy()).map(StaffAccounts.Account::staff).filter(BiasSchedule::mayAsk);
    if (last.startedAt().isAfter(due) || who.isEmpty()) {
      return;
    }
    auditor
        .begin(BiasAudit.Cause.SCHEDULE, last.askedBy(), last.owner(), due)
        .ifPresent(audit -> auditor.carryOut(audit, who.get()));
  }

  private static boolean mayAsk(Actor.Staff who) {
    return MAY_ASK.contains(who.role());
  }
}
