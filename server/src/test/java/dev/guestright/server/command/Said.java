package dev.guestright.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command said, and the exit code with which it ended. */
record Said(int code, String out, String err) {

  /** Runs a command in this process, as {@code guestright} would with these words. */
  static Said by(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Guestright.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    return new Said(command.execute(all), out.toString(), err.toString());
  }

  /** All that it said: what was asked for, then what went wrong. */
  String words() {
    return out + err;
  }

  JsonNode json() {
    return new JsonMapper().readTree(out);
  }
}
