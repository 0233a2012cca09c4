package dev.guestright.server.web;

import dev.guestright.server.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A line of {@link Access} as a page shows it: what is done, and who may. */
public record AccessRow(String what, String who) {

  /** Returns every line, in the reader's words. */
  public static List<AccessRow> all(Page page) {
    return Arrays.stream(Access.values())
        .map(line -> new AccessRow(page.say(line.words()), who(page, line.who())))
        .toList();
  }

  private static String who(Page page, Access.Who who) {
    if (who.anybody()) {
      return page.say("access.anybody");
    }
    String names = names(page, who);
    return who.recently() ? page.say("access.once-more", names) : names;
  }

  private static String names(Page page, Access.Who who) {
    if (who.roles().size() == Role.values().length - 1) {
      return page.say("access.all-staff");
    }
    return page.words()
        .list(
            Stream.concat(
                    who.customers()
                        ? Stream.of(page.say("access.customers"))
                        : Stream.<String>empty(),
                    who.roles().stream()
                        .map(Role::charterName)
                        .map(role -> page.say("role." + role)))
                .toList());
  }
}
