package dev.guestright.server.trail.witness;

import dev.guestright.server.house.MailServer;
import dev.guestright.server.house.SignedWebhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Where checkpoints are sent and how often, as {@code witness.yaml} in the data directory says.
 *
 * @param every the least time between two checkpoints to one place
 */
public record WitnessPlan(Duration every, List<Place> places) {

  private static final Duration USUAL = Duration.ofMinutes(5);

  /** Nobody outside is told. */
  public static final WitnessPlan NOBODY = new WitnessPlan(USUAL, List.of());

  /**
   * Reads the file; without one, nobody is told.
   *
   * @throws IllegalStateException when it cannot be used; the text lists all that is wrong with it
   */
  public static WitnessPlan read(Path file, Clock clock) {
    if (!Files.exists(file)) {
      return NOBODY;
    }
    try {
      return parse(Files.readString(file), file.toString(), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static WitnessPlan parse(String text, String name, Clock clock) {
    Reader reader = new Reader(clock);
    WitnessPlan plan = reader.plan(text);
    if (!reader.wrong.isEmpty()) {
      throw new IllegalStateException(
          name + " cannot be used:\n  " + String.join("\n  ", reader.wrong));
    }
    return plan;
  }

  private static final class Reader {
    private final Clock clock;
    private final List<String> wrong = new ArrayList<>();

    Reader(Clock clock) {
      this.clock = clock;
    }

    WitnessPlan plan(String text) {
      Object read;
      try {
        read = new Load(LoadSettings.builder().build()).loadFromString(text);
      } catch (YamlEngineException e) {
        wrong.add("it is no YAML: " + e.getMessage());
        return NOBODY;
      }
      if (!(read instanceof Map<?, ?> file) || !(file.get("places") instanceof List<?> listed)) {
        wrong.add("it needs a list 'places'");
        return NOBODY;
      }
      known(file, Set.of("every", "places"), "the file");
      Duration every = every(file.get("every"));
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < listed.size(); i++) {
        String where = "place " + (i + 1);
        if (listed.get(i) instanceof Map<?, ?> place) {
          place(place, where).ifPresent(places::add);
        } else {
          wrong.add(where + ": needs webhook, mail or file");
        }
      }
      if (places.stream().map(Place::name).distinct().count() < places.size()) {
        wrong.add("two places are the same");
      }
      return new WitnessPlan(every, List.copyOf(places));
    }

    private Duration every(@Nullable Object value) {
      if (value == null) {
        return USUAL;
      }
      try {
        Duration every = Duration.parse(value.toString());
        if (every.isPositive()) {
          return every;
        }
      } catch (DateTimeException notOne) {
        // Said below.
      }
      wrong.add("every: must be an ISO 8601 duration above zero, such as PT5M");
      return USUAL;
    }

    private Optional<Place> place(Map<?, ?> place, String where) {
      if (place.containsKey("webhook")) {
        known(place, Set.of("webhook", "secret"), where);
        return webhook(place, where);
      }
      if (place.containsKey("mail")) {
        known(place, Set.of("mail", "from", "smtp", "user", "password"), where);
        return mail(place, where);
      }
      if (place.containsKey("file")) {
        known(place, Set.of("file"), where);
        return text(place, "file", where).map(Path::of).flatMap(file -> absolute(file, where));
      }
      wrong.add(where + ": needs webhook, mail or file");
      return Optional.empty();
    }

    private Optional<Place> absolute(Path file, String where) {
      if (!file.isAbsolute()) {
        wrong.add(where + ": file must be a path from the root on, such as /mnt/auditor/log.txt");
        return Optional.empty();
      }
      return Optional.of(new FileElsewhere(file));
    }

    private Optional<Place> webhook(Map<?, ?> place, String where) {
      Optional<String> url = text(place, "webhook", where);
      Optional<String> secret = text(place, "secret", where);
      return url.flatMap(to ->
          secret
              .flatMap(key -> SignedWebhook.read(to, key, it -> wrong.add(where + ": " + it)))
              .map(webhook -> new Webhook(webhook, clock)));
    }

    private Optional<Place> mail(Map<?, ?> place, String where) {
      Optional<String> to = text(place, "mail", where).filter(text -> address(text, where));
      Optional<String> from = text(place, "from", where).filter(text -> address(text, where));
      Optional<URI> smtp = uri(place, "smtp", Set.of("smtp", "smtps"), where);
      return to.flatMap(mailbox ->
          from.flatMap(sender -> smtp.map(by -> new MailBox(mailbox, sender, by(by, place)))));
    }

    private boolean address(String text, String where) {
      boolean address = text.matches("[^@\\s<>]+@[^@\\s<>]+");
      if (!address) {
        wrong.add(where + ": mail and from must be addresses such as log@example.com");
      }
      return address;
    }

    private static JavaMailSender by(URI smtp, Map<?, ?> place) {
      boolean signsIn =
          place.get("user") instanceof String && place.get("password") instanceof String;
      return new MailServer(
              smtp,
              signsIn
                  ? Optional.of(
                      new MailServer.SignIn(
                          String.valueOf(place.get("user")), String.valueOf(place.get("password"))))
                  : Optional.empty())
          .sender();
    }

    private Optional<URI> uri(Map<?, ?> place, String key, Set<String> schemes, String where) {
      Optional<String> text = text(place, key, where);
      try {
        Optional<URI> uri =
            text.map(URI::create)
                .filter(it -> it.getScheme() != null && schemes.contains(it.getScheme()))
                .filter(it -> it.getHost() != null && it.getUserInfo() == null);
        if (uri.isPresent() || text.isEmpty()) {
          return uri;
        }
      } catch (IllegalArgumentException notOne) {
        // Said below.
      }
      wrong.add(
          where
              + ": "
              + key
              + " must be an address that begins with "
              + String.join(":// or ", new TreeSet<>(schemes))
              + ":// and holds no password");
      return Optional.empty();
    }

    private Optional<String> text(Map<?, ?> place, String key, String where) {
      if (place.get(key) instanceof String text && !text.isBlank()) {
        return Optional.of(text.strip());
      }
      wrong.add(where + ": needs '" + key + "'");
      return Optional.empty();
    }

    private void known(Map<?, ?> map, Set<String> keys, String where) {
      map.keySet().stream()
          .map(String::valueOf)
          .filter(key -> !keys.contains(key))
          .forEach(key -> wrong.add(where + ": does not know '" + key + "'"));
    }
  }
}
