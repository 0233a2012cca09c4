package dev.guestright.server.privacy;

import dev.guestright.server.ids.StaffId;
import dev.guestright.server.oversight.review.Review;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a machine proposed about a customer and a person decides, with the reasons that the door
 * released.
 *
 * @param reasons why each decided review was decided so, by the review's id
 */
record Reviewed(List<Review> reviews, Map<UUID, String> reasons) {

  /** Tells each to the customer, newest first. */
  List<MeView.Decided> told(Page page, Map<StaffId, String> staff) {
    return reviews.stream()
        .map(review ->
            new MeView.Decided(
                page.say(
                    "reviewed.what",
                    page.words().date(review.proposedAt()),
                    page.words()
                        .sayOr("action." + review.action(), review.action().replace('_', ' '))),
                state(page, review, staff),
                Optional.ofNullable(reasons.get(review.id()))))
        .toList();
  }

  private static String state(Page page, Review review, Map<StaffId, String> staff) {
    Words words = page.words();
    return switch (review.stage()) {
      case WAITING, TAKEN, VIEWED -> page.say("reviewed.open", words.date(review.dueAt()));
      case CARRIED_OUT, LEFT ->
          page.say(
              "reviewed." + review.stage().stored(),
              review.holder().map(staff::get).orElse(page.company()),
              words.date(review.decidedAt().orElseThrow()));
    };
  }
}
