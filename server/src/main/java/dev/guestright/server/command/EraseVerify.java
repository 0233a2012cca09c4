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

/** Checks a certificate, or any other receipt of the log, offline: with the public key alone. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks a certificate offline. Exit code 1 when it proves nothing.")
final class EraseVerify implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The certificate.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description = "The log's public key: name+hash+base64.")
  private String key = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Receipt receipt = Receipt.parse(Files.readString(file));
    PrintWriter out = Terminal.out(spec);
    return switch (receipt.worth(NoteVerifier.parse(key))) {
      case Receipt.Worth.Proven proven -> {
        out.println(
            "Proven: an entry of the kind '"
                + proven.act()
                + "', made at "
                + proven.at()
                + ", stands in the log at position "
                + proven.position()
                + " and vouches for this:");
        out.println(receipt.statement().toPrettyString());
        yield 0;
      }
      case Receipt.Worth.Worthless worthless -> {
        out.println("Not proven. " + worthless.reason());
        yield Guestright.WRONG;
      }
    };
  }
}
