package dev.guestright.server.connect;

import dev.guestright.charter.Charter;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.ids.MessageId;
import dev.guestright.server.ids.NewId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.vault.Item;
import dev.guestright.server.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts batches into the house: each whole or not at all, and none twice. Thread-safe. */
final class Storing {

  /**
   * Always the same order, so that two imports of one file wait for each other and never both ways.
   */
  private static final Comparator<Arrival> ORDER =
      Comparator.<Arrival, UUID>comparing(arrival -> customer(arrival).value())
          .thenComparing(arrival -> arrival.message().conversation().id().value());

  private final String system;
  private final Clock clock;
  private final UUID importId = NewId.next();
  private final JdbcTemplate on;
  private final TransactionTemplate together;
  private final AtomicLong erased = new AtomicLong();
  private final Customers customers;
  private final Vault vault;
  private final Conversations conversations;

  Storing(House house, Charter charter, String system, Clock clock) {
    this.system = system;
    this.clock = clock;
    this.on = new JdbcTemplate(house.database().house());
    this.together =
        new TransactionTemplate(new DataSourceTransactionManager(house.database().house()));
    this.customers = new Customers(house.database().house());
    this.vault = new Vault(house.database().house(), house.keys(), () -> charter, clock);
    this.conversations = new Conversations(house.database().house(), vault);
  }

  /** Stores what is new, and returns how many messages that were. It is durable then. */
  int store(List<Arrival> batch) {
    Set<MessageId> known =
        conversations.known(batch.stream().map(arrival -> arrival.message().message()).toList());
    List<Arrival> unknown =
        batch.stream()
            .filter(arrival -> !known.contains(arrival.message().message().id()))
            .sorted(ORDER)
            .toList();
    List<CustomerId> whose = unknown.stream().map(Storing::customer).distinct().toList();
    for (; ; ) {
      Map<CustomerId, Instant> erasures = customers.erased(whose);
      List<Arrival> fresh =
          unknown.stream().flatMap(arrival -> since(erasures, arrival).stream()).toList();
      if (fresh.isEmpty() || add(fresh, erasures)) {
        noteMinors(batch);
        erased.addAndGet(unknown.size() - fresh.size());
        return fresh.size();
      }
    }
  }

  /**
   * The newest row about a customer counts. After the messages, and also for those that were here
   * already: a run that broke off in between is put right by the next one.
   */
  private void noteMinors(List<Arrival> batch) {
    Map<CustomerId, Boolean> minors = new LinkedHashMap<>();
    batch.stream()
        .sorted(ORDER)
        .forEach(
            arrival -> arrival.minor().ifPresent(minor -> minors.put(customer(arrival), minor)));
    minors.forEach(customers::setMinor);
  }

  /** Rows that stayed out, because their customer was erased after they were written. */
  long erased() {
    return erased.get();
  }

  /** What is from before its customer's erasure stays out: all of a row, or some of its facts. */
  private static Optional<Arrival> since(Map<CustomerId, Instant> erasures, Arrival arrival) {
    Instant erased = erasures.getOrDefault(customer(arrival), Instant.MIN);
    return arrival.message().message().sentAt().isAfter(erased)
        ? Optional.of(
            new Arrival(
                arrival.line(),
                arrival.message(),
                arrival.facts().stream().filter(fact -> fact.observedAt().isAfter(erased)).toList(),
                arrival.minor()))
        : Optional.empty();
  }

  /** Adds these, unless one of their customers was erased meanwhile: then nothing is added. */
  private boolean add(List<Arrival> fresh, Map<CustomerId, Instant> erasures) {
    List<CustomerId> whose = fresh.stream().map(Storing::customer).distinct().toList();
    return Boolean.TRUE.equals(
        together.execute(transaction -> {
          customers.welcome(whose);
          if (!erasures.entrySet().containsAll(customers.erased(whose).entrySet())) {
            transaction.setRollbackOnly();
            return false;
          }
          add(fresh);
          return true;
        }));
  }

  private void add(List<Arrival> fresh) {
    conversations.add(fresh.stream().map(Arrival::message).toList());
    List<Item> facts = fresh.stream().flatMap(arrival -> arrival.facts().stream()).toList();
    if (!facts.isEmpty()) {
      vault.store(facts);
    }
    new Trail(on)
        .append(
            Entry.ofHouse(
                Act.IMPORT,
                NewId.next(),
                clock.instant(),
                Map.of(
                    "import", importId.toString(),
                    "system", system,
                    "messages", fresh.size(),
                    "facts", facts.size())));
  }

  private static CustomerId customer(Arrival arrival) {
    return arrival.message().message().customer();
  }
}
