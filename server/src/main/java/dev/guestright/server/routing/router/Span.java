package dev.guestright.server.routing.router;

/**
 * Words of a message, by their place in it: what is kept of a decision then holds none of them, and
 * they are shown where the door has released the message.
 *
 * @param at where they begin
 * @param length how many characters they have
 */
public record Span(int at, int length) {

  /** The words themselves; empty when the text is not the one that they were found in. */
  public String in(String text) {
    return at < 0 || length < 0 || at + length > text.length()
        ? ""
        : text.substring(at, at + length);
  }
}
