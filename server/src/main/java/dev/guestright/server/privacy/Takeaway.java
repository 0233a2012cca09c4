package dev.guestright.server.privacy;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.guestright.charter.Charter;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Message;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.Receipts;
import dev.guestright.server.trail.Trail;
import dev.guestright.server.trail.UseRecord;
import dev.guestright.server.vault.Fact;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is held about a customer, as a ZIP to take away (GDPR Art. 20): one JSON file for
 * machines, one page for people, a CSV file a kind of record, and the log's receipts of every use
 * and choice in it.
 */
@Component
final class Takeaway {

  private static final JsonMapper JSON = new JsonMapper();

  /** A receipt in each line. */
  static final String RECEIPTS = "receipts.jsonl";

  private final Pages pages;
  private final Receipts receipts;

  Takeaway(Pages pages, Receipts receipts) {
    this.pages = pages;
    this.receipts = receipts;
  }

  /** A kind of record: what its columns are called, and its rows. */
  private record Kind(String name, List<String> columns, List<List<String>> rows) {

    List<Map<String, String>> asMaps() {
      return rows.stream().map(this::asMap).toList();
    }

    private Map<String, String> asMap(List<String> row) {
      Map<String, String> map = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        map.put(columns.get(i), row.get(i));
      }
      return map;
    }
  }

  /** Packs what the rooms gave. */
  byte[] pack(Page page, Charter charter, MeView view, MePage.Known known, Instant now) {
    List<Kind> kinds = kinds(charter, known);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      put(zip, "data.json", json(charter, kinds, now));
      put(zip, "your-data.html", pages.render("takeaway", page, Map.of("view", view)));
      for (Kind kind : kinds) {
        put(zip, kind.name() + ".csv", csv(kind));
      }
      putReceipts(zip, known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private void putReceipts(ZipOutputStream zip, MePage.Known known) throws IOException {
    List<Receipts.Vouched> vouched = new ArrayList<>();
    known.uses().forEach(told -> vouched.add(Receipts.Vouched.of(told.use())));
    known.choices().forEach(it -> vouched.add(new Receipts.Vouched(it.id().value(), it)));
    zip.putNextEntry(new ZipEntry(RECEIPTS));
    Writer lines = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    receipts.ofAll(
        vouched,
        known.customer().value(),
        known.standing().salt(),
        receipt -> {
          try {
            lines.append(receipt.line()).append('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    lines.flush();
    zip.closeEntry();
  }

  /** Everything as one JSON text for machines. */
  String json(Charter charter, MePage.Known known, Instant now) {
    return json(charter, kinds(charter, known), now);
  }

  private static List<Kind> kinds(Charter charter, MePage.Known known) {
    return List.of(
        facts(charter, known),
        messages(known),
        choices(known),
        uses(known),
        appeals(known),
        reviews(known),
        new Kind("routes", TakenRoutes.COLUMNS, TakenRoutes.rows(known.routes())));
  }

  private static Kind facts(Charter charter, MePage.Known known) {
    return new Kind(
        "facts",
        List.of(
            "data_point",
            "what",
            "value",
            "source",
            "observed_at",
            "stored_at",
            "keep_until",
            "purposes"),
        known.facts().stream()
            .map(fact ->
                List.of(
                    fact.dataPoint(),
                    Optional.ofNullable(charter.dataPoints().get(fact.dataPoint()))
                        .map(point -> point.says().in("en"))
                        .orElse(""),
                    fact.value(),
                    fact.source(),
                    fact.observedAt().toString(),
                    fact.storedAt().toString(),
                    fact.keepUntil().toString(),
                    Optional.ofNullable(charter.dataPoints().get(fact.dataPoint()))
                        .map(point -> String.join(" ", point.purposes()))
                        .orElse("")))
            .toList());
  }

  private static Kind messages(MePage.Known known) {
    Map<UUID, String> words =
        known.facts().stream().collect(Collectors.toMap(Fact::id, Fact::value, (a, b) -> a));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<Conversation, List<Message>> talk : known.conversations().entrySet()) {
      for (Message message : talk.getValue()) {
        rows.add(
            List.of(
                talk.getKey().id().toString(),
                talk.getKey().channel(),
                message.sentAt().toString(),
                message.author() == Message.Author.CUSTOMER ? "you" : "us",
                words.getOrDefault(message.id().value(), "")));
      }
    }
    return new Kind(
        "messages", List.of("conversation", "channel", "sent_at", "author", "words"), rows);
  }

  private static Kind choices(MePage.Known known) {
    return new Kind(
        "choices",
        List.of("at", "purpose", "act", "notice", "language", "control", "channel", "expires_at"),
        known.choices().stream().map(Takeaway::row).toList());
  }

  private static List<String> row(ConsentRecord record) {
    return List.of(
        record.at().toString(),
        record.purpose(),
        record.act().name().toLowerCase(java.util.Locale.ROOT),
        record.noticeShown(),
        record.language(),
        record.control(),
        record.channel(),
        record.expiresAt().map(Instant::toString).orElse(""));
  }

  private static Kind uses(MePage.Known known) {
    Function<Trail.Told, List<String>> row = told -> row(told, known.staff());
    return new Kind(
        "uses",
        List.of("at", "who", "role", "purpose", "answer", "why", "data_points", "shown"),
        known.uses().stream().map(row).toList());
  }

  private static List<String> row(Trail.Told told, Map<StaffId, String> staff) {
    UseRecord use = told.use();
    return List.of(
        use.at().toString(),
        use.staff().map(staff::get).orElse(""),
        use.role(),
        use.purpose(),
        use.decision().stored(),
        use.ground(),
        String.join(" ", use.dataPoints()),
        told.shown().map(Object::toString).orElse(""));
  }

  private static Kind appeals(MePage.Known known) {
    Map<UUID, String> words = known.disagreements().words();
    return new Kind(
        "appeals",
        List.of("filed_at", "kind", "about", "words", "due_on", "stage", "answer", "undone"),
        known.disagreements().appeals().stream()
            .map(appeal ->
                List.of(
                    appeal.filedAt().toString(),
                    appeal.about().kind().stored(),
                    appeal.about().id().toString(),
                    words.getOrDefault(appeal.id(), ""),
                    appeal.dueOn().toString(),
                    appeal.stage().stored(),
                    appeal.answer().map(answer -> words.getOrDefault(answer.id(), "")).orElse(""),
                    appeal.answer().map(answer -> answer.undone().stored()).orElse("")))
            .toList());
  }

  private static Kind reviews(MePage.Known known) {
    return new Kind(
        "reviews",
        List.of("proposed_at", "action", "purpose", "data_points", "state", "reason"),
        known.reviewed().reviews().stream()
            .map(review ->
                List.of(
                    review.proposedAt().toString(),
                    review.action(),
                    review.purpose(),
                    String.join(" ", review.data().stream().sorted().toList()),
                    review.stage().isDecided() ? review.stage().stored() : "waiting",
                    known.reviewed().reasons().getOrDefault(review.id(), "")))
            .toList());
  }

  private static String json(Charter charter, List<Kind> kinds, Instant now) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", "guestright-takeaway-1");
    all.put("made_at", now.toString());
    all.put("controller", charter.controller().name());
    all.put("contact", charter.controller().contact());
    all.put("charter", charter.name() + " " + charter.version());
    kinds.forEach(kind -> all.put(kind.name(), kind.asMaps()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static String csv(Kind kind) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(kind.columns());
      kind.rows().forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
