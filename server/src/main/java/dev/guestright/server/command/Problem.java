package dev.guestright.server.command;

import org.jspecify.annotations.Nullable;

/** What went wrong, as words for whoever typed the command. */
final class Problem {

  private Problem() {}

  /** Returns the problem's own words, and those of its cause when they add something. */
  static String words(Throwable problem) {
    String message = message(problem);
    @Nullable Throwable cause = problem.getCause();
    return cause == null || message.contains(message(cause))
        ? message
        : message + "\n  because: " + message(cause);
  }

  private static String message(Throwable problem) {
    @Nullable String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
