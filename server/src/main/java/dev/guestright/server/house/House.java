package dev.guestright.server.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open house: its directory, keys and database. Closing it stops the database that it started
 * and gives the directory free.
 */
public final class House implements AutoCloseable {

  private final DataDirectory data;
  private final Keys keys;
  private final DatabaseAddress owner;
  private final Database database;
  private final @Nullable EmbeddedDatabase embedded;
  private final @Nullable FileLock lock;

  private House(
      DataDirectory data,
      Keys keys,
      DatabaseAddress owner,
      Database database,
      @Nullable EmbeddedDatabase embedded,
      @Nullable FileLock lock) {
    this.data = data;
    this.keys = keys;
    this.owner = owner;
    this.database = database;
    this.embedded = embedded;
    this.lock = lock;
  }

  /**
   * Opens the house for a server: takes the directory, and starts the embedded database unless
   * {@code external} names another.
   *
   * @throws IllegalStateException when another Guestright uses the directory
   */
  public static House open(DataDirectory data, Optional<DatabaseAddress> external) {
    data.prepare();
    FileLock lock = data.take().orElseThrow(() -> inUse(data));
    return open(data, external, lock);
  }

  static IllegalStateException inUse(DataDirectory data) {
    return new IllegalStateException(
        "Another Guestright is using "
            + data.root()
            + ". Stop it first, or start with another --data directory.");
  }

  /**
   * Opens the house for a command: beside a running server when there is one on this directory,
   * else alone.
   */
  public static House visit(DataDirectory data, Optional<DatabaseAddress> external) {
    data.prepare();
    Optional<FileLock> lock = data.take();
    return lock.isPresent() ? open(data, external, lock.get()) : beside(data, external);
  }

  private static House open(DataDirectory data, Optional<DatabaseAddress> external, FileLock lock) {
    Keys keys = Keys.open(data);
    if (external.isPresent()) {
      DatabaseAddress owner = external.get();
      return new House(data, keys, owner, Database.open(owner, keys), null, lock);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(data, keys);
    DatabaseAddress owner = embedded.address();
    try {
      return new House(data, keys, owner, Database.open(owner, keys), embedded, lock);
    } catch (RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static House beside(DataDirectory data, Optional<DatabaseAddress> external) {
    Keys keys = Keys.open(data);
    DatabaseAddress address =
        external.orElseGet(() ->
            Orphan.in(data.postgres())
                .map(running ->
                    EmbeddedDatabase.embedded(running.port(), keys.password("database-owner")))
                .orElseThrow(() ->
                    new IllegalStateException(
                        "A Guestright is starting or stopping on "
                            + data.root()
                            + ". Try again in a moment.")));
    return new House(data, keys, address, Database.connect(address, keys), null, null);
  }

  /** Who owns the database, and where it is. */
  DatabaseAddress owner() {
    return owner;
  }

  public DataDirectory data() {
    return data;
  }

  public Keys keys() {
    return keys;
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    if (embedded != null) {
      embedded.close();
    }
    if (lock != null) {
      try {
        lock.channel().close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot give the data directory free", e);
      }
    }
  }
}
