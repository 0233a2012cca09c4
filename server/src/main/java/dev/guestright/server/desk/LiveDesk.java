package dev.guestright.server.desk;

import dev.guestright.server.consent.ChoiceMade;
import dev.guestright.server.consent.ConsentRecord;
import dev.guestright.server.consent.Consents;
import dev.guestright.server.ids.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open desk pages that something changed: that a choice was made, and for which purpose; that
 * the customer wrote. It tells that, not what: to see it, a person must look, and that is recorded.
 */
@Component
class LiveDesk {

  /** A page asks again by itself when its stream ends. */
  private static final long LONGEST_STREAM_MILLIS = 10 * 60 * 1000L;

  private final Map<CustomerId, List<SseEmitter>> watching = new ConcurrentHashMap<>();
  private final Set<SseEmitter> everybody = ConcurrentHashMap.newKeySet();
  private final Consents consents;

  LiveDesk(Consents consents) {
    this.consents = consents;
  }

  /** A page that shows the list hears only that it changed. */
  SseEmitter watch() {
    SseEmitter stream = new SseEmitter(LONGEST_STREAM_MILLIS);
    everybody.add(stream);
    leaving(stream, () -> everybody.remove(stream));
    send(stream, "watching", "");
    return stream;
  }

  /**
   * A page that shows a conversation hears of its customer too.
   *
   * @param since when the page was made: what the customer chose since then is told at once, so
   *     that a no between the page and its stream, or while the stream was broken, is not missed
   */
  SseEmitter watch(CustomerId customer, Optional<Instant> since) {
    SseEmitter stream = new SseEmitter(LONGEST_STREAM_MILLIS);
    List<SseEmitter> streams =
        watching.computeIfAbsent(customer, key -> new CopyOnWriteArrayList<>());
    streams.add(stream);
    everybody.add(stream);
    leaving(
        stream,
        () -> {
          everybody.remove(stream);
          watching.computeIfPresent(
              customer,
              (key, others) -> {
                others.remove(stream);
                return others.isEmpty() ? null : others;
              });
        });
    send(stream, "watching", "");
    since.ifPresent(made ->
        consents.history(customer).stream()
            .filter(choice -> !choice.at().isBefore(made))
            .sorted(Comparator.comparing(ConsentRecord::at))
            .forEach(choice -> send(stream, choice.isYes() ? "yes" : "no", choice.purpose())));
    return stream;
  }

  private static void leaving(SseEmitter stream, Runnable leave) {
    stream.onCompletion(leave);
    stream.onTimeout(leave);
    stream.onError(problem -> leave.run());
  }

  @EventListener
  void choiceMade(ChoiceMade choice) {
    tell(choice.customer(), choice.yes() ? "yes" : "no", choice.purpose());
  }

  @EventListener
  void customerWrote(CustomerWrote message) {
    tell(message.customer(), "message", message.conversation().toString());
    tellEverybody("list", "");
  }

  /** Somebody must answer a person now: whoever has the desk open hears it at once. */
  @EventListener
  void personNeeded(PersonNeeded needed) {
    tellEverybody("person", needed.code() + " " + DeskPage.address(needed.conversation()));
  }

  private void tellEverybody(String event, String data) {
    everybody.forEach(stream -> send(stream, event, data));
  }

  private void tell(CustomerId customer, String event, String data) {
    watching.getOrDefault(customer, List.of()).forEach(stream -> send(stream, event, data));
  }

  private static void send(SseEmitter stream, String event, String data) {
    try {
      stream.send(SseEmitter.event().name(event).data(data));
    } catch (IOException | IllegalStateException e) {
      stream.completeWithError(e);
    }
  }

  @EventListener
  void closing(ContextClosedEvent closing) {
    everybody.forEach(SseEmitter::complete);
  }
}
