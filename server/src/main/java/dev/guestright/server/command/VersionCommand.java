package dev.guestright.server.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is. */
@Command(name = "version", description = "Says which version this is, and on which Java it runs.")
final class VersionCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
    Terminal.out(spec).println("guestright " + version + " on Java " + Runtime.version());
  }
}
