package dev.guestright.server.oversight.person;

import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives a customer a place in the queue of people. Whoever waits already keeps theirs; everybody
 * else gets one, by the words that the button said in their name.
 */
@Component
public class WayToAPerson {

  private final Conversations conversations;
  private final Desk desk;

  WayToAPerson(Conversations conversations, Desk desk) {
    this.conversations = conversations;
    this.desk = desk;
  }

  public void take(CustomerId customer, Page page) {
    List<Conversation> talks = conversations.of(customer);
    if (talks.stream().noneMatch(conversations::waits)) {
      Optional<Conversation> newest = talks.stream().findFirst();
      String words = page.say("person.words");
      newest.ifPresentOrElse(
          talk -> desk.hear(talk, words), () -> desk.begin(customer, page.language(), words));
    }
  }
}
