package dev.guestright.server;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import dev.guestright.server.privacy.Erasures;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server: the rooms over an open house, and their pages. */
@SpringBootConfiguration
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableScheduling
@ComponentScan(basePackageClasses = GuestrightServer.class)
public class GuestrightServer {

  /**
   * Opens the rooms on a port of this machine; 0 takes any free one. Closing the context closes the
   * rooms; the house is the caller's to close after it.
   */
  public static ConfigurableApplicationContext open(
      House house,
      CharterInForce charter,
      Clock clock,
      Settings settings,
      String address,
      int port) {
    return new SpringApplicationBuilder(GuestrightServer.class)
        .web(WebApplicationType.SERVLET)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .properties(properties(settings, address, port))
        .initializers(context -> {
          GenericApplicationContext rooms = (GenericApplicationContext) context;
          rooms.registerBean(House.class, () -> house, bean -> bean.setDestroyMethodName(""));
          rooms.registerBean(CharterInForce.class, () -> charter);
          rooms.registerBean(Clock.class, () -> clock);
          rooms.registerBean(Settings.class, () -> settings);
        })
        .run();
  }

  /** The erasures of an open house, with or without a server over it. */
  public static Erasures erasures(House house, String charterName, Clock clock) {
    return Erasures.in(house, Rooms.lockupOf(house, clock), charterName, clock);
  }

  /**
   * Behind TLS, the session's cookie is {@code __Host-}: for this host alone, over TLS alone, and
   * the proxy in front is believed about who asks (only one on a private address is).
   */
  private static Map<String, Object> properties(Settings settings, String address, int port) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", port);
    properties.put("server.address", address);
    properties.put("server.servlet.session.cookie.secure", settings.secure());
    properties.put(
        "server.servlet.session.cookie.name",
        settings.secure() ? "__Host-guestright" : "guestright");
    properties.put(
        "server.forward-headers-strategy", settings.publicUrl().isPresent() ? "native" : "none");
    // -1: no such port, and with it none of its endpoints.
    properties.put("management.server.port", settings.managementPort().orElse(-1));
    properties.put("management.server.address", "127.0.0.1");
    return properties;
  }
}
