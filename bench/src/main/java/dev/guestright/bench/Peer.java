package dev.guestright.bench;

import dev.cel.runtime.CelRuntimeFactory;
import dev.guestright.charter.Charter;
import java.util.function.Function;

/** Who is compared. */
public enum Peer {
  HAND_WRITTEN(HandWritten::new),
  DOOR(GuestrightDoor::new),
  JCASBIN_ROW(CasbinRow::new),
  JCASBIN_TABLE(CasbinTable::new),
  CEL_STANDARD(charter -> new Cel(charter, CelRuntimeFactory.standardCelRuntimeBuilder())),
  CEL_PLANNER(charter -> new Cel(charter, CelRuntimeFactory.plannerRuntimeBuilder())),
  CEDAR(Cedar::new);

  private final Function<Charter, Engine> engine;

  Peer(Function<Charter, Engine> engine) {
    this.engine = engine;
  }

  Engine of(Charter charter) {
    return engine.apply(charter);
  }
}
