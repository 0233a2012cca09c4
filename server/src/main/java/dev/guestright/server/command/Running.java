package dev.guestright.server.command;

import dev.guestright.server.GuestrightServer;
import dev.guestright.server.gateway.CharterInForce;
import dev.guestright.server.gateway.Charters;
import dev.guestright.server.house.House;
import dev.guestright.server.house.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that runs until it is told to stop, and then stops in order: pages, then database. */
public final class Running implements AutoCloseable {

  private final House house;
  private final ConfigurableApplicationContext rooms;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Running(House house, ConfigurableApplicationContext rooms) {
    this.house = house;
    this.rooms = rooms;
  }

  /**
   * Starts a server over an open house, which it closes when it stops. Whoever stands in the list
   * of erasures is erased, again if need be, before anybody is served.
   *
   * @param charterText the house's first charter, or a proposal; empty to go on with what it has
   */
  public static Running start(
      House house,
      Optional<String> charterText,
      Clock clock,
      Settings settings,
      String address,
      int port) {
    try {
      CharterInForce charter = new Charters(house.database().house(), clock).open(charterText);
      GuestrightServer.erasures(house, charter.charter().name(), clock).replay();
      return new Running(
          house, GuestrightServer.open(house, charter, clock, settings, address, port));
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
  }

  /** Says so now, before a database is started for nothing. */
  static void checkPort(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port "
              + port
              + " is taken or not allowed ("
              + e.getMessage()
              + "); choose another with --port",
          e);
    }
  }

  public <T> T room(Class<T> type) {
    return rooms.getBean(type);
  }

  public int port() {
    String port = rooms.getEnvironment().getProperty("local.server.port");
    return port == null ? 0 : Integer.parseInt(port);
  }

  /** Waits until Ctrl-C, a service manager or {@link #close} ends it. */
  void untilStopped() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    stopped.await();
  }

  @Override
  public synchronized void close() {
    if (stopped.getCount() == 0) {
      return;
    }
    rooms.close();
    house.close();
    stopped.countDown();
  }
}
