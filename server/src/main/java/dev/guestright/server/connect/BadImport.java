package dev.guestright.server.connect;

/**
 * An import that cannot begin: its mapping or its file is wrong as a whole. The text says where.
 */
public final class BadImport extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadImport(String message) {
    super(message);
  }
}
