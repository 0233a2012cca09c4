package dev.guestright.server.command;

import dev.guestright.server.house.MailServer;
import dev.guestright.server.house.Settings;
import dev.guestright.server.house.Settings.SecondFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
      Optional<URI> publicUrl,
      SecondFactor secondFactor,
      OptionalInt managementPort,
      Map<String, String> environment) {
    publicUrl.ifPresent(ServerSettings::check);
    return new Settings(
        publicUrl,
        secondFactor,
        provider(environment),
        tokens(environment),
        mail(environment),
        Settings.Limits.standard(),
        managementPort,
        sites(environment));
  }

  private static List<URI> sites(Map<String, String> environment) {
    return value(environment, "GUESTRIGHT_WIDGET_SITES").stream()
        .flatMap(sites -> Arrays.stream(sites.strip().split("[\\s,]+")))
        .map(ServerSettings::site)
        .toList();
  }

  private static URI site(String text) {
    try {
      URI site = URI.create(text);
      if (isOrigin(site)) {
        return site;
      }
    } catch (IllegalArgumentException notOne) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "GUESTRIGHT_WIDGET_SITES lists sites like https://www.example.com, with no path: " + text);
  }

  private static boolean isOrigin(URI url) {
    return Set.of("http", "https").contains(String.valueOf(url.getScheme()))
        && url.getHost() != null
        && url.getUserInfo() == null
        && String.valueOf(url.getPath()).isEmpty();
  }

  private static void check(URI url) {
    if (!isOrigin(url)) {
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

  private static Optional<Settings.Tokens> tokens(Map<String, String> environment) {
    return value(environment, "GUESTRIGHT_CUSTOMER_TOKEN_ALGORITHM")
        .map(name ->
            new Settings.Tokens(
                algorithm(name),
                read(
                    "GUESTRIGHT_CUSTOMER_TOKEN_KEY_FILE",
                    needed(
                        environment,
                        "GUESTRIGHT_CUSTOMER_TOKEN_KEY_FILE",
                        "GUESTRIGHT_CUSTOMER_TOKEN_ALGORITHM")),
                needed(
                    environment,
                    "GUESTRIGHT_CUSTOMER_TOKEN_SYSTEM",
                    "GUESTRIGHT_CUSTOMER_TOKEN_ALGORITHM")));
  }

  private static Optional<Settings.Mail> mail(Map<String, String> environment) {
    return value(environment, "GUESTRIGHT_SMTP")
        .map(server ->
            new Settings.Mail(
                new MailServer(smtp(server), signIn(environment)),
                needed(environment, "GUESTRIGHT_SMTP_FROM", "GUESTRIGHT_SMTP")));
  }

  private static URI smtp(String server) {
    try {
      URI address = URI.create(server);
      if (Set.of("smtp", "smtps").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getUserInfo() == null) {
        return address;
      }
    } catch (IllegalArgumentException notOne) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "GUESTRIGHT_SMTP should be like smtps://mail.example.com, with no password in it");
  }

  private static Optional<MailServer.SignIn> signIn(Map<String, String> environment) {
    return value(environment, "GUESTRIGHT_SMTP_USER")
        .map(user ->
            new MailServer.SignIn(
                user,
                read(
                        "GUESTRIGHT_SMTP_PASSWORD_FILE",
                        needed(
                            environment, "GUESTRIGHT_SMTP_PASSWORD_FILE", "GUESTRIGHT_SMTP_USER"))
                    .strip()));
  }

  private static Settings.Algorithm algorithm(String name) {
    return Arrays.stream(Settings.Algorithm.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "GUESTRIGHT_CUSTOMER_TOKEN_ALGORITHM should be one of "
                    + Arrays.toString(Settings.Algorithm.values())));
  }

  private static String read(String name, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the file that " + name + " names: " + file, e);
    }
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
