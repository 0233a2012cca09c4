package dev.guestright.server.command;

import dev.guestright.ledger.NoteVerifier;
import dev.guestright.server.trail.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks a customer's receipts, offline: no server, no database, no directory. */
@Command(
    name = "verify-receipt",
    mixinStandardHelpOptions = true,
    description =
        "Checks a receipt from a customer's page, or all those in the ZIP that they took home,"
            + " offline. Exit code 1 when one is wrong.")
final class LogVerifyReceipt implements Callable<Integer> {

  private static final byte[] ZIP = {'P', 'K'};

  @Parameters(paramLabel = "FILE", description = "The receipt, or your-data.zip.")
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
  record Json(boolean proved, String log, long receipts, long index, long size, String words) {}

  @Override
  public Integer call() throws IOException {
    NoteVerifier log = NoteVerifier.parse(key);
    Json told = isZip() ? all(log) : one(log);
    PrintWriter out = Terminal.out(spec);
    out.println(json ? new JsonMapper().writeValueAsString(told) : told.words());
    return told.proved() ? 0 : Guestright.WRONG;
  }

  private boolean isZip() throws IOException {
    try (InputStream begins = Files.newInputStream(file)) {
      return Arrays.equals(begins.readNBytes(ZIP.length), ZIP);
    }
  }

  private Json one(NoteVerifier log) throws IOException {
    Receipt receipt = Receipt.parse(Files.readString(file));
    long index = receipt.proof().inclusion().index();
    long size = receipt.proof().inclusion().size();
    return switch (receipt.worth(log)) {
      case Receipt.Worth.Proven proven ->
          new Json(
              true,
              log.name(),
              1,
              index,
              size,
              "Proved: this record of %s is entry %d of %s."
                  .formatted(proven.at(), index, log.name()));
      case Receipt.Worth.Worthless worthless ->
          new Json(false, log.name(), 1, index, size, "Not proved. " + worthless.reason());
    };
  }

  private Json all(NoteVerifier log) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry receipts = zip.getEntry("receipts.jsonl");
      if (receipts == null) {
        throw new IllegalArgumentException("There are no receipts in " + file);
      }
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(zip.getInputStream(receipts), StandardCharsets.UTF_8))) {
        return all(log, lines);
      }
    }
  }

  private static Json all(NoteVerifier log, BufferedReader lines) throws IOException {
    long read = 0;
    long index = -1;
    long size = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read++;
      Receipt receipt = parsed(line, read);
      index = receipt.proof().inclusion().index();
      size = receipt.proof().inclusion().size();
      if (receipt.worth(log) instanceof Receipt.Worth.Worthless worthless) {
        String words = "Not proved: receipt %,d. %s".formatted(read, worthless.reason());
        return new Json(false, log.name(), read, index, size, words);
      }
    }
    String words = "Proved: all %,d records are entries of %s.".formatted(read, log.name());
    return new Json(true, log.name(), read, index, size, words);
  }

  private static Receipt parsed(String line, long number) {
    try {
      return Receipt.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Receipt %,d: %s".formatted(number, e.getMessage()), e);
    }
  }
}
