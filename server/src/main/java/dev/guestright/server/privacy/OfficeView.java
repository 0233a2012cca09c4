package dev.guestright.server.privacy;

import java.util.List;
import java.util.Optional;

/** What those who answer requests see. */
public final class OfficeView {

  private OfficeView() {}

  /** A request in the list, which names nobody. */
  public record Waiting(String address, String what, String asked, String due, boolean late) {}

  /** What another system was told and has not done; {@code address} is where that is settled. */
  public record Told(String address, String system, String what, String when, String state) {}

  /** One request, opened at the door. */
  public record Opened(
      String address,
      String what,
      String asked,
      String due,
      List<Value> now,
      boolean choose,
      String words,
      Optional<String> extended,
      boolean mayTakeLonger) {}

  /** One fact that the request may be about. */
  public record Value(String id, String text) {}

  /** Something that may be done on a customer's behalf; {@code value} is what the form sends. */
  public record Choice(String value, String words) {}
}
