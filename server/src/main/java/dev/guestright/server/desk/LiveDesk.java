package dev.guestright.server.desk;

import dev.guestright.server.consent.ChoiceMade;
import dev.guestright.server.ids.CustomerId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

  SseEmitter watch(CustomerId customer) {
    SseEmitter stream = new SseEmitter(LONGEST_STREAM_MILLIS);
    List<SseEmitter> streams =
        watching.computeIfAbsent(customer, key -> new CopyOnWriteArrayList<>());
    streams.add(stream);
    Runnable leave =
        () ->
            watching.computeIfPresent(
                customer,
                (key, others) -> {
                  others.remove(stream);
                  return others.isEmpty() ? null : others;
                });
    stream.onCompletion(leave);
    stream.onTimeout(leave);
    stream.onError(problem -> leave.run());
    send(stream, "watching", "");
    return stream;
  }

  @EventListener
  void choiceMade(ChoiceMade choice) {
    tell(choice.customer(), choice.yes() ? "yes" : "no", choice.purpose());
  }

  @EventListener
  void customerWrote(CustomerWrote message) {
    tell(message.customer(), "message", message.conversation().toString());
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
    watching.values().forEach(streams -> streams.forEach(SseEmitter::complete));
  }
}
