package dev.guestright.server.routing;

import dev.guestright.server.ids.StaffId;
import dev.guestright.server.routing.router.IntentModel;
import dev.guestright.server.routing.router.RoutableMessage;
import java.util.Optional;

/** The models that read messages: the one whose word counts, and those that only watch. */
public interface LiveModels {

  /** No model is promoted: people choose. */
  LiveModels NONE =
      new LiveModels() {
        @Override
        public Optional<IntentModel> live() {
          return Optional.empty();
        }

        @Override
        public void compare(Routed routed, RoutableMessage message) {}

        @Override
        public Optional<StaffId> promotedBy(String version) {
          return Optional.empty();
        }
      };

  /** Returns the model that a person promoted. */
  Optional<IntentModel> live();

  /** Has those in shadow read the message too, and notes what they would have done. */
  void compare(Routed routed, RoutableMessage message);

  /** Returns who promoted the model of this version. */
  Optional<StaffId> promotedBy(String version);
}
