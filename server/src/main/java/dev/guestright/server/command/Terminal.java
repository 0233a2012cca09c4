package dev.guestright.server.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command speaks. */
final class Terminal {

  private Terminal() {}

  static PrintWriter out(@Nullable CommandSpec spec) {
    return spec == null
        ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
        : spec.commandLine().getOut();
  }

  /** Whether a person watches, and wants to see that something moves. */
  static boolean isWatched() {
    return System.console() != null && System.console().isTerminal();
  }
}
