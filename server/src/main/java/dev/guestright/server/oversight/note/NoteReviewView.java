package dev.guestright.server.oversight.note;

import java.util.List;
import java.util.Optional;

/** What the pages about kept notes show. */
public final class NoteReviewView {

  private NoteReviewView() {}

  /** All that wait. */
  public record All(List<Row> rows) {}

  /** One of them; it names no customer. {@code openAt} is empty for one's own. */
  public record Row(String what, Optional<String> openAt) {}

  /** One that is open before somebody. */
  public record Opened(String address, String what, String note, String because) {}
}
