package dev.guestright.charter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the steps, and what they have found so far. It lives on inside the
 * decision, so that explanation and trace can be built later: the trace by walking the same steps
 * again, which is exact because deciding is pure.
 */
final class Inquiry {
  private static final Step.Order[] STEPS = Step.Order.values();
  private static final Deed[] NO_DEEDS = {};

  private final Door door;
  private final UseRequest request;
  private final CustomerState customer;
  private final Moment moment;
  private @Nullable Gate gate;
  private @Nullable Scene scene;
  private Deed[] deeds = NO_DEEDS;
  private Set<String> released = Set.of();
  private Map<String, Ground> withheld = Map.of();
  private int natures;
  private boolean opensAll;
  private boolean learning;

  Inquiry(Door door, UseRequest request, CustomerState customer, Moment moment) {
    this.door = door;
    this.request = request;
    this.customer = customer;
    this.moment = moment;
  }

  Decision decision() {
    Decision decision = Steps.take(this);
    return decision == null ? new Decision.Permit(this) : decision;
  }

  List<String> retraced() {
    Inquiry again = new Inquiry(door, request, customer, moment);
    List<String> trace = new ArrayList<>();
    trace.add("charter " + door.charter().name() + " version " + door.charter().version());
    for (Step.Order order : STEPS) {
      Decision decision = order.step.look(again);
      if (decision != null) {
        trace.add(order.word() + ": " + decision);
        return List.copyOf(trace);
      }
      trace.add(order.word() + ": passed");
    }
    trace.add("permit: " + (again.learning ? "to learn only" : "all steps passed"));
    return List.copyOf(trace);
  }

  Decision refuse(Ground.Lack lack) {
    return refuse(lack.ground);
  }

  Decision refuse(RedLine line) {
    return refuse(Ground.of(line));
  }

  Decision refuse(Ground ground) {
    return new Decision.Refuse(this, ground);
  }

  Decision needsHuman(Ground ground) {
    return new Decision.NeedsHuman(this, ground);
  }

  Decision askFirst() {
    return new Decision.AskFirst(this, gate().notice);
  }

  void gate(Gate found) {
    gate = found;
  }

  void asksFor(Point point) {
    natures |= point.natures;
  }

  /**
   * Whether the purpose opens all data that is asked for; no, until the data has been looked at.
   */
  void opensAll(boolean all) {
    opensAll = all;
  }

  void does(Deed[] found) {
    deeds = found;
  }

  /** A play is judged by everything that it does, whichever of its actions is asked for. */
  void plays(Scene found) {
    scene = found;
    deeds = found.deeds;
    natures |= found.natures;
  }

  void learns() {
    learning = true;
  }

  void releases(Set<String> open, Map<String, Ground> closed) {
    released = open;
    withheld = closed;
  }

  Door door() {
    return door;
  }

  UseRequest request() {
    return request;
  }

  CustomerState customer() {
    return customer;
  }

  Moment moment() {
    return moment;
  }

  Gate gate() {
    return Objects.requireNonNull(gate, "the first step finds the gate");
  }

  @Nullable Scene scene() {
    return scene;
  }

  Deed[] deeds() {
    return deeds;
  }

  boolean acts() {
    return deeds.length > 0;
  }

  boolean has(Effect effect) {
    for (Deed deed : deeds) {
      if (deed.action.effect() == effect) {
        return true;
      }
    }
    return false;
  }

  boolean restsOnCustomerData() {
    return !request.data().isEmpty() || (scene != null && scene.usesCustomerData);
  }

  int natures() {
    return natures;
  }

  /** Whether nothing that is asked for stays closed. */
  boolean opensAll() {
    return opensAll && (scene == null || scene.play.uses().containsAll(request.data()));
  }

  /** Whether the customer has had some of what is asked for left unused. */
  boolean isRestricted() {
    return !customer.restricted().isEmpty()
        && !Collections.disjoint(customer.restricted(), request.data());
  }

  boolean learning() {
    return learning;
  }

  Set<String> released() {
    return released;
  }

  Map<String, Ground> withheld() {
    return withheld;
  }

  Purpose purpose() {
    return gate().purpose;
  }

  DataPoint dataPoint(String name) {
    return Objects.requireNonNull(door.point(name), "a released data point is declared").dataPoint;
  }

  int version() {
    return door.charter().version();
  }

  /** When the yes behind a permit was said; empty if the purpose is told, not asked. */
  Optional<Instant> yesSaidAt() {
    return purpose().isAsked()
        ? Optional.ofNullable(customer.choices().get(purpose().name())).map(Choice::at)
        : Optional.empty();
  }
}
