package dev.guestright.server.routing.model;

import dev.guestright.server.ids.NewId;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Entry;
import dev.guestright.server.trail.Trail;
import dev.guestright.triage.fair.Gate;
import dev.guestright.triage.fair.Steadiness;
import dev.guestright.triage.model.ModelCard;
import dev.guestright.triage.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The book of models. Only a person promotes one, only one whose gate is open and that has watched
 * in shadow; one click puts the one before it back. Each step is in the log.
 */
public final class Models {

  /** Fewer messages in shadow show nobody how it would do here. */
  public static final int FEWEST_WATCHED = 20;

  private static final int VERSION_CHARS = 12;
  private static final int CHECKSUM_BYTES = 32;

  private final JdbcTemplate house;
  private final ModelRows rows;
  private final TransactionTemplate together;
  private final Clock clock;

  public Models(DataSource house, Clock clock) {
    this.house = new JdbcTemplate(house);
    this.rows = new ModelRows(this.house);
    this.together = new TransactionTemplate(new DataSourceTransactionManager(house));
    this.clock = clock;
  }

  /** What came of a step. */
  public sealed interface Outcome {
    /** It was taken, and the log says so. */
    record Done() implements Outcome {}

    /** It cannot be taken from where the model stands, or there is no such model. */
    record NotNow() implements Outcome {}

    /** The model's gate is shut: the reasons stand with it. */
    record GateShut() implements Outcome {}

    /** It has not read enough messages in shadow. */
    record NotWatchedYet() implements Outcome {}
  }

  /**
   * Takes a model in, to watch in shadow. Its file is whole, or is not read.
   *
   * @param steadiness how often its answers stayed when only the writer was another
   * @return the model; one that is here already stays as it is
   * @throws IOException when the file is not a whole model file
   */
  public Model putIn(Path file, Steadiness steadiness) throws IOException {
    ModelCard card = ModelFile.card(file);
    byte[] bytes = Files.readAllBytes(file);
    List<String> reasons =
        switch (Gate.judge(card, steadiness)) {
          case Gate.Open open -> List.of();
          case Gate.Shut shut -> shut.reasons();
        };
    Map<String, Model.Steady> kept = new TreeMap<>();
    steadiness
        .byKind()
        .forEach((kind, share) ->
            kept.put(kind.label(), new Model.Steady(share.n(), share.accuracy(), kind.bar())));
    Model model =
        new Model(
            version(bytes),
            sha256(bytes),
            card,
            kept,
            reasons,
            Stage.SHADOW,
            now(),
            Optional.empty(),
            Optional.empty(),
            0,
            0);
    return inTurn(() -> {
      if (rows.add(model, bytes)) {
        note(model, "put-in", Optional.empty());
      }
      return rows.find(model.version()).orElseThrow();
    });
  }

  /** As the model's own file names it: the file ends with its checksum. */
  private static String version(byte[] file) {
    return HexFormat.of()
        .formatHex(file, file.length - CHECKSUM_BYTES, file.length)
        .substring(0, VERSION_CHARS);
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }

  /** Lets a model's word count, on this person's word; the one before it stands by. */
  public Outcome promote(String version, StaffId by) {
    return inTurn(() -> {
      Optional<Model> found = rows.find(version);
      if (found.flatMap(model -> model.stage().after(Stage.Step.PROMOTE)).isEmpty()) {
        return new Outcome.NotNow();
      }
      Model model = found.get();
      if (!model.gateIsOpen()) {
        return new Outcome.GateShut();
      }
      if (model.watched() < FEWEST_WATCHED) {
        return new Outcome.NotWatchedYet();
      }
      live()
          .ifPresent(before -> {
            rows.move(before, Stage.Step.REPLACE, Optional.empty(), now());
            note(before, "replace", Optional.of(by));
          });
      rows.move(model, Stage.Step.PROMOTE, Optional.of(by), now());
      note(model, "promote", Optional.of(by));
      return new Outcome.Done();
    });
  }

  /**
   * Takes the live model's word back, and lets that of the one before it count again; where there
   * was none, people choose.
   */
  public Outcome rollBack(String version, StaffId by) {
    return inTurn(() -> {
      Optional<Model> live = live().filter(model -> model.version().equals(version));
      if (live.isEmpty()) {
        return new Outcome.NotNow();
      }
      rows.move(live.get(), Stage.Step.ROLL_BACK, Optional.empty(), now());
      note(live.get(), "roll-back", Optional.of(by));
      before(live.get())
          .ifPresent(before -> {
            rows.move(before, Stage.Step.BRING_BACK, Optional.empty(), now());
            note(before, "bring-back", Optional.of(by));
          });
      return new Outcome.Done();
    });
  }

  /** The model whose word counts. */
  public Optional<Model> live() {
    return rows.all().stream().filter(model -> model.stage() == Stage.LIVE).findFirst();
  }

  /** The model that a roll-back brings back. */
  public Optional<Model> before(Model live) {
    return rows.all().stream()
        .filter(model -> model.stage() == Stage.RESERVE)
        .filter(model -> !model.version().equals(live.version()))
        .max(Comparator.comparing(model -> model.promotedAt().orElse(Instant.MIN)));
  }

  /** Returns every model, newest first. */
  public List<Model> all() {
    return rows.all();
  }

  /** One change at a time, whole or not at all. */
  private <T> T inTurn(Supplier<T> change) {
    return Objects.requireNonNull(
        together.execute(transaction -> {
          rows.hold();
          return change.get();
        }));
  }

  private void note(Model model, String step, Optional<StaffId> by) {
    new Trail(house)
        .append(
            Entry.ofHouse(
                Act.MODEL,
                NewId.next(),
                now(),
                Map.of(
                    "model", model.version(),
                    "sha256", model.sha256(),
                    "step", step,
                    "gate", model.gateIsOpen() ? "open" : "shut",
                    "by", by.map(StaffId::toString).orElse("command-line"))));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
