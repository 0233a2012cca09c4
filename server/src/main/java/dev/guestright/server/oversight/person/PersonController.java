package dev.guestright.server.oversight.person;

import dev.guestright.server.desk.Conversation;
import dev.guestright.server.desk.Conversations;
import dev.guestright.server.desk.CustomerWrote;
import dev.guestright.server.desk.Desk;
import dev.guestright.server.ids.CustomerId;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Talk to a person": one click, before the first message and after any. Whoever waits already
 * keeps their place; everybody else gets one.
 */
@RestController
class PersonController {

  private final Conversations conversations;
  private final Desk desk;
  private final Pages pages;
  private final ApplicationEventPublisher events;

  PersonController(
      Conversations conversations, Desk desk, Pages pages, ApplicationEventPublisher events) {
    this.conversations = conversations;
    this.desk = desk;
    this.pages = pages;
    this.events = events;
  }

  @PostMapping("/me/person")
  ResponseEntity<Void> talk(
      HttpServletRequest request, @AuthenticationPrincipal CustomerId customer) {
    Page page = pages.page(request);
    List<Conversation> talks = conversations.of(customer);
    if (talks.stream().noneMatch(conversations::waits)) {
      Optional<Conversation> newest = talks.stream().findFirst();
      String words = page.say("person.words");
      Conversation talk =
          newest.isPresent()
              ? again(newest.get(), words)
              : desk.begin(customer, page.language(), words);
      events.publishEvent(new CustomerWrote(customer, talk.id()));
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/me#person")).build();
  }

  private Conversation again(Conversation talk, String words) {
    desk.hear(talk, words);
    return talk;
  }
}
