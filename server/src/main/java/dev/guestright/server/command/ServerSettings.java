package dev.guestright.server.command;

import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what whoever runs the server decides: options, and secrets from the environment. */
final class ServerSettings {

  private ServerSettings() {}

  /**
   * Returns the settings.
   *
   * @throws IllegalArgumentException when one is missing or cannot be; the text names it
   */
  static Settings of(
      Optional<URI> publicUrl, SecondFactor secondFactor, Map<String, String> environment) {
    publicUrl.ifPresent(ServerSettings::check);
    return new Settings(publicUrl, secondFactor, provider(environment));
  }

  private static void check(URI url) {
    boolean plain =
        Set.of("http", "https").contains(String.valueOf(url.getScheme()))
            && url.getHost() != null
            && String.valueOf(url.getPath()).isEmpty();
    if (!plain) {
      throw new IllegalArgumentException(
          "--public-url should be like https://support.example.com, with no path: " + url);
    }
  }

  private static Optional<Settings.Provider> provider(Map<String, String> environment) {
    Optional<String> issuer = value(environment, "GUESTRIGHT_OIDC_ISSUER");
    return issuer.map(url ->
        new Settings.Provider(
            url,
            needed(environment, "GUESTRIGHT_OIDC_CLIENT_ID", "GUESTRIGHT_OIDC_ISSUER"),
            needed(environment, "GUESTRIGHT_OIDC_CLIENT_SECRET", "GUESTRIGHT_OIDC_ISSUER")));
  }

  private static String needed(Map<String, String> environment, String name, String because) {
    return value(environment, name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Set " + name + " in the environment, since " + because + " is set"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
