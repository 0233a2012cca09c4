package dev.guestright.server.command;

import dev.guestright.ledger.NoteVerifier;
import dev.guestright.server.trail.Receipt;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks a customer's receipt, offline: no server, no database, no directory. */
@Command(
    name = "verify-receipt",
    mixinStandardHelpOptions = true,
    description = "Checks a receipt from a customer's page, offline. Exit code 1 when it is wrong.")
final class LogVerifyReceipt implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file = Path.of("proof.json");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description = "The log's public key, from somewhere you trust: name+hash+base64.")
  private String key = "";

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  /** The answer as scripts read it. */
  record Json(boolean proved, String log, long index, long size, String words) {}

  @Override
  public Integer call() throws IOException {
    NoteVerifier log = NoteVerifier.parse(key);
    Receipt receipt = Receipt.parse(Files.readString(file));
    boolean proved = receipt.proves(log);
    long index = receipt.proof().inclusion().index();
    String words =
        proved
            ? "Proved: this record of "
                + receipt.at()
                + " is entry "
                + index
                + " of "
                + log.name()
                + "."
            : "Not proved: this is not the record that the log of "
                + log.name()
                + " vouches for, or the checkpoint is not signed by this key.";
    PrintWriter out = Terminal.out(spec);
    Json told = new Json(proved, log.name(), index, receipt.proof().inclusion().size(), words);
    out.println(json ? new JsonMapper().writeValueAsString(told) : words);
    return proved ? 0 : Guestright.WRONG;
  }
}
