package dev.guestright.server.privacy;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.house.House;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.trail.Act;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.web.Page;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives customers everything that is held about them (GDPR Art. 20). Before it leaves, the book of
 * requests says who asked, and the log vouches for what leaves.
 */
@Component
final class Taking {

  private final CharterInForce charter;
  private final Requests requests;
  private final Holdings holdings;
  private final MePage mePage;
  private final Takeaway takeaway;
  private final Trail log;

  Taking(
      CharterInForce charter,
      Requests requests,
      Holdings holdings,
      MePage mePage,
      Takeaway takeaway,
      House house) {
    this.charter = charter;
    this.requests = requests;
    this.holdings = holdings;
    this.mePage = mePage;
    this.takeaway = takeaway;
    this.log = new Trail(new JdbcTemplate(house.database().house()));
  }

  /** Packs it as a ZIP. */
  byte[] take(Page page, CustomerId customer, By by) {
    Request asked = requests.take(customer, Right.TAKE, Requests.About.EVERYTHING, by);
    MePage.Known known = holdings.of(customer, RightsController.EVERY_USE);
    MeView view = mePage.view(page, known, requests.of(customer));
    byte[] packed = takeaway.pack(page, charter.charter(), view, known, page.now());
    log.append(
        Act.EXPORT,
        customer,
        page.now(),
        Map.of("request", asked.id().toString(), "sha256", digest(packed)));
    requests.done(asked, Optional.empty());
    return packed;
  }

  private static String digest(byte[] packed) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
