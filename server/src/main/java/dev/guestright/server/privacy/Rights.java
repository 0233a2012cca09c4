package dev.guestright.server.privacy;

import dev.guestright.charter.Charter;
import dev.guestright.charter.DataPoint;
import dev.guestright.charter.Notice;
import dev.guestright.charter.Purpose;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.consent.Evidence;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.Actor;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.privacy.upstream.Event;
import dev.guestright.server.privacy.upstream.Upstream;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.NotHere;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a customer can do about what is held about them, by whichever way they ask: their page, the
 * API, or somebody on their behalf. Each is a request in the book; what needs nobody's decision is
 * done when the method returns.
 */
@Component
final class Rights {

  private final CharterInForce charter;
  private final Requests requests;
  private final Consents consents;
  private final Corrections corrections;
  private final Gateway gateway;
  private final Upstream upstream;

  Rights(
      CharterInForce charter,
      Requests requests,
      Consents consents,
      Corrections corrections,
      Gateway gateway,
      Upstream upstream) {
    this.charter = charter;
    this.requests = requests;
    this.consents = consents;
    this.corrections = corrections;
    this.gateway = gateway;
    this.upstream = upstream;
  }

  /**
   * Corrects a fact: at once where the charter lets customers do that, else a person looks.
   *
   * @param words the right value, or what is wrong
   */
  Request correct(CustomerId customer, DataPoint point, UUID item, String words, By by) {
    Request request =
        requests.take(
            customer,
            Right.CORRECT,
            new Requests.About(Optional.of(point.name()), Optional.of(item), Optional.of(words)),
            by);
    if (point.correctedByCustomer() && corrections.correct(customer, point.name(), item, words)) {
      requests.done(request, Optional.empty());
    } else {
      requests.toAPerson(request);
    }
    return requests.find(request.id()).orElseThrow();
  }

  /**
   * Takes down that something of a data point is wrong, said by letter or telephone. Which fact it
   * is, whoever answers sees when they open it.
   */
  void correctOnBehalf(CustomerId customer, DataPoint point, String words) {
    requests.toAPerson(
        requests.take(
            customer,
            Right.CORRECT,
            new Requests.About(Optional.of(point.name()), Optional.empty(), Optional.of(words)),
            By.STAFF));
  }

  /** Leaves a data point unused from now on, or no longer. */
  void restrict(CustomerId customer, DataPoint point, boolean restricted, By by) {
    Request request = requests.take(customer, Right.RESTRICT, Requests.About.all(point.name()), by);
    if (restricted) {
      consents.restrict(customer, point.name());
    } else {
      consents.lift(customer, point.name());
    }
    upstream.tell(
        restricted ? Event.RESTRICTED : Event.RESTRICTION_LIFTED,
        customer,
        Optional.of(point.name()));
    requests.done(request, Optional.empty());
  }

  /** Whether a customer can object to this purpose: to the others they say no, or need them. */
  static boolean canBeObjectedTo(Purpose purpose) {
    return purpose.basis().yieldsToAnObjection();
  }

  /** Stops a purpose that is told and not asked, or takes that back. */
  void object(CustomerId customer, Purpose purpose, boolean objects, Evidence evidence, By by) {
    Request request = requests.take(customer, Right.OBJECT, Requests.About.EVERYTHING, by);
    Notice notice = charter.charter().notice(purpose.name());
    if (objects) {
      consents.object(customer, notice, evidence);
    } else {
      consents.liftObjection(customer, notice, evidence);
    }
    upstream.tell(
        objects ? Event.OBJECTED : Event.OBJECTION_LIFTED, customer, Optional.of(purpose.name()));
    requests.done(request, Optional.empty());
  }

  /** Opens a request to whoever answers it: recorded first, like any use. */
  Gateway.OfRequest open(Actor.Staff who, Request request) {
    Map<String, List<UUID>> about =
        request
            .dataPoint()
            .map(point -> Map.of(point, request.item().stream().toList()))
            .orElse(Map.of());
    return gateway.openMatter(
        who,
        request.customer(),
        new Gateway.Matter("rights-request", Optional.empty(), request.id()),
        about,
        requests.sealed(request));
  }

  /**
   * Does what a customer asked for. A value that has parts is not rewritten by hand: the wrong fact
   * goes, and the right one comes from where it is kept.
   *
   * @param which the fact, where the request names none and there are several
   */
  void accept(Actor.Staff who, Request request, Optional<UUID> which) {
    if (request.right() == Right.CORRECT) {
      Gateway.OfRequest opened = open(who, request);
      List<Fact> meant =
          opened.facts().stream()
              .filter(fact -> which.isEmpty() || which.get().equals(fact.id()))
              .toList();
      if (meant.size() > 1) {
        throw new NotHere();
      }
      for (Fact wrong : meant) {
        if (wrong.value().startsWith("{") || opened.words().isEmpty()) {
          corrections.remove(request.customer(), wrong.dataPoint(), wrong.id());
        } else {
          corrections.correct(
              request.customer(), wrong.dataPoint(), wrong.id(), opened.words().orElseThrow());
        }
      }
    }
    requests.done(request, Optional.of(who.id()));
  }

  /** Answers no, with the reason. */
  void refuse(Actor.Staff who, Request request, Reason reason) {
    requests.refuse(request, who.id(), reason);
  }

  /** The charter in force. */
  Charter charter() {
    return charter.charter();
  }
}
