package dev.guestright.server.command;

import dev.guestright.charter.Charter;
import dev.guestright.charter.CharterSchema;
import dev.guestright.charter.DpvGraph;
import dev.guestright.charter.ProcessingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a charter in the forms that others ask for. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a charter as a GDPR Art. 30 record, as W3C DPV, or its JSON Schema.")
final class CharterExport implements Callable<Integer> {

  /** The forms. */
  enum Form {
    ART30,
    DPV,
    SCHEMA
  }

  @Parameters(paramLabel = "FILE", description = "The charter.")
  private Path file = Path.of("charter.yaml");

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORM",
      description = "art30 (CSV), dpv (JSON-LD), or schema (JSON Schema of any charter).")
  private Form form = Form.ART30;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Charter charter = CharterFile.sound(file);
    Terminal.out(spec)
        .println(
            switch (form) {
              case ART30 -> ProcessingRecord.csv(charter);
              case DPV -> DpvGraph.jsonLd(charter);
              case SCHEMA -> CharterSchema.json();
            });
    return 0;
  }
}
