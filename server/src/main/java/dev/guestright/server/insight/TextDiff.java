package dev.guestright.server.insight;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.List;
import java.util.stream.Stream;

/** What changed from one text to another, line by line, with a little around each change. */
final class TextDiff {

  private static final int LINES_AROUND = 2;

  private TextDiff() {}

  static List<CharterVersionView.Line> between(String old, String next) {
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .lineNormalizer(line -> line)
            .build()
            .generateDiffRows(old.lines().toList(), next.lines().toList());
    boolean[] near = new boolean[rows.size()];
    for (int at = 0; at < near.length; at++) {
      if (rows.get(at).getTag() != DiffRow.Tag.EQUAL) {
        int end = Math.min(near.length, at + LINES_AROUND + 1);
        for (int around = Math.max(0, at - LINES_AROUND); around < end; around++) {
          near[around] = true;
        }
      }
    }
    Stream.Builder<CharterVersionView.Line> lines = Stream.builder();
    for (int at = 0; at < near.length; at++) {
      if (near[at]) {
        lines(rows.get(at)).forEach(lines);
      } else if (at > 0 && near[at - 1]) {
        lines.add(new CharterVersionView.Line("", "gap", "…"));
      }
    }
    return lines.build().toList();
  }

  private static Stream<CharterVersionView.Line> lines(DiffRow row) {
    CharterVersionView.Line gone = new CharterVersionView.Line("-", "gone", row.getOldLine());
    CharterVersionView.Line here = new CharterVersionView.Line("+", "new", row.getNewLine());
    return switch (row.getTag()) {
      case EQUAL -> Stream.of(new CharterVersionView.Line("", "same", row.getNewLine()));
      case INSERT -> Stream.of(here);
      case DELETE -> Stream.of(gone);
      case CHANGE -> Stream.of(gone, here);
    };
  }
}
