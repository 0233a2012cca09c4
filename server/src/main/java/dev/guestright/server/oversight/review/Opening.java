package dev.guestright.server.oversight.review;

import dev.guestright.server.gateway.Gateway;
import dev.guestright.server.identity.Actor;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens what a machine proposes, to whoever has said what they think, and to nobody else. */
@Component
class Opening {

  private final Reviews reviews;
  private final Gateway gateway;

  Opening(Reviews reviews, Gateway gateway) {
    this.reviews = reviews;
    this.gateway = gateway;
  }

  /** What is proposed, why, and what the reader thought before. */
  record Proposed(Verdict verdict, Optional<String> because, Verdict own) {}

  /** Returns the proposal; empty for whoever may not read it yet. */
  Optional<Proposed> proposal(Actor.Staff who, Review review) {
    return reviews
        .proposal(review, who.id())
        .map(
            kept -> new Proposed(kept.verdict(), because(who, review, kept.because()), kept.own()));
  }

  private Optional<String> because(Actor.Staff who, Review review, Optional<byte[]> sealed) {
    return sealed.isEmpty()
        ? Optional.empty()
        : gateway
            .openMatter(
                who,
                review.customer(),
                new Gateway.Matter("review", Optional.empty(), review.id()),
                Map.of(),
                sealed)
            .words();
  }
}
