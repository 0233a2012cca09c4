package dev.guestright.server;

import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.house.House;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server: the rooms over an open house, and their pages. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@EnableScheduling
@ComponentScan(basePackageClasses = GuestrightServer.class)
public class GuestrightServer {

  /**
   * Opens the rooms on a port of this machine; 0 takes any free one. Closing the context closes the
   * rooms; the house is the caller's to close after it.
   */
  public static ConfigurableApplicationContext open(
      House house, CharterInForce charter, Clock clock, String address, int port) {
    return new SpringApplicationBuilder(GuestrightServer.class)
        .web(WebApplicationType.SERVLET)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .properties(Map.of("server.port", port, "server.address", address))
        .initializers(context -> {
          GenericApplicationContext rooms = (GenericApplicationContext) context;
          rooms.registerBean(House.class, () -> house, bean -> bean.setDestroyMethodName(""));
          rooms.registerBean(CharterInForce.class, () -> charter);
          rooms.registerBean(Clock.class, () -> clock);
        })
        .run();
  }
}
