package dev.guestright.server.gateway;

import dev.guestright.charter.Decision;
import dev.guestright.server.trail.UseRecord;
import java.util.List;

/** How the door's decision stands in its use record. */
final class InRecord {

  private InRecord() {}

  static UseRecord.Answered answered(Decision decision) {
    return switch (decision) {
      case Decision.Permit permit -> UseRecord.Answered.PERMIT;
      case Decision.AskFirst askFirst -> UseRecord.Answered.ASK_FIRST;
      case Decision.Refuse refuse -> UseRecord.Answered.REFUSE;
      case Decision.NeedsHuman needsHuman -> UseRecord.Answered.NEEDS_HUMAN;
    };
  }

  static String ground(Decision decision) {
    return switch (decision) {
      case Decision.Permit permit -> "permitted";
      case Decision.AskFirst askFirst -> askFirst.ground().name();
      case Decision.Refuse refuse -> refuse.ground().name();
      case Decision.NeedsHuman needsHuman -> needsHuman.ground().name();
    };
  }

  static List<String> dataPoints(Use use, Decision decision) {
    return decision instanceof Decision.Permit permit
        ? permit.released().stream().sorted().toList()
        : use.data().stream().sorted().toList();
  }
}
