package dev.guestright.server.command;

import dev.guestright.ledger.CheckpointArchive;
import dev.guestright.ledger.LogFolder;
import dev.guestright.ledger.LogSite;
import dev.guestright.ledger.LogSource;
import dev.guestright.ledger.LogVerifier;
import dev.guestright.ledger.NoteSigner;
import dev.guestright.ledger.NoteVerifier;
import dev.guestright.ledger.SignedNote;
import dev.guestright.ledger.Verdict;
import dev.guestright.server.house.House;
import dev.guestright.server.trail.DatabaseLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks the whole log with no trust in the server: entries, hashes, checkpoints, witnesses. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks the whole log. Exit code 1 when something was changed.")
final class LogVerify implements Callable<Integer> {

  @Mixin private HouseOptions options = new HouseOptions();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Check a published copy in this folder instead of the database.")
  private @Nullable Path folder;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Check what a running server shows everybody, such as https://host/log.")
  private @Nullable URI url;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description = "The log's public key, for a published copy: name+hash+base64.")
  private @Nullable String key;

  @Option(
      names = "--witness",
      paramLabel = "FILE",
      description = "Checkpoints that somebody wrote down earlier, to hold the log against.")
  private @Nullable Path witness;

  @Option(names = "--json", description = "Print the verdict as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The verdict as scripts read it. */
  record Json(
      boolean intact, long entries, long checkpoints, int witnessed, String words, long first) {}

  @Override
  public Integer call() throws IOException {
    if (folder != null && url != null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Either --dir or --url, not both.");
    }
    if (folder != null) {
      return tell(verify(new LogFolder(folder), published()));
    }
    if (url != null) {
      try (LogSite site = new LogSite(url)) {
        return tell(verify(site, published()));
      }
    }
    try (House house = House.visit(options.directory(), options.database())) {
      return tell(
          verify(new DatabaseLog(new JdbcTemplate(house.database().house())), ownKey(house)));
    }
  }

  private NoteVerifier published() {
    if (key == null) {
      throw new IllegalStateException(
          "What others publish is checked with --key: the line that 'log publish' printed, or"
              + " what the operator gave you.");
    }
    return NoteVerifier.parse(key);
  }

  /** The public half of a house's log key. */
  static NoteVerifier ownKey(House house) {
    return NoteSigner.load(house.keys().text("log.key", LogVerify::noKey)).verifier();
  }

  private static String noKey() {
    throw new IllegalStateException(
        "This house has no log yet: its key is made by the first start.");
  }

  private Verdict verify(LogSource log, NoteVerifier trusted) throws IOException {
    return new LogVerifier(trusted.name(), List.of(trusted)).witnessed(witnesses()).verify(log);
  }

  private List<SignedNote> witnesses() throws IOException {
    if (witness == null) {
      return List.of();
    }
    try (Stream<String> notes = CheckpointArchive.read(Files.newBufferedReader(witness))) {
      return notes.map(SignedNote::parse).toList();
    }
  }

  private int tell(Verdict verdict) {
    Json told =
        switch (verdict) {
          case Verdict.Intact intact ->
              new Json(
                  true,
                  intact.head().size(),
                  intact.checkpoints(),
                  intact.witnessed(),
                  "Whole: "
                      + intact.head().size()
                      + " entries, nothing changed, moved, removed or added; "
                      + intact.checkpoints()
                      + " checkpoints and "
                      + intact.witnessed()
                      + " witnessed ones agree.",
                  -1);
          case Verdict.Broken broken ->
              new Json(
                  false,
                  broken.proven().size(),
                  0,
                  0,
                  broken.finding().inWords(),
                  broken.finding().first());
        };
    PrintWriter out = Terminal.out(spec);
    out.println(json ? new JsonMapper().writeValueAsString(told) : told.words());
    return told.intact() ? 0 : Guestright.WRONG;
  }
}
