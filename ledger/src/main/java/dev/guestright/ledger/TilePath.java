package dev.guestright.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of {@code tile/<kind>/<N>[.p/<W>]}, shared by hash tiles and entry bundles. */
record TilePath(String kind, long index, int width) {
  /** Seven groups of three digits: more than any {@code long}. */
  private static final int MAX_LENGTH = 64;

  private static final Pattern PATH =
      Pattern.compile("tile/([0-9a-z]{1,7})/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

  static void check(long index, int width) {
    if (index < 0) {
      throw new LogFormatException("a tile's index is not negative");
    }
    if (width < 1 || width > Tile.WIDTH) {
      throw new LogFormatException("a tile's width is 1 to 256");
    }
  }

  static String of(String kind, long index, int width) {
    StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x%03d/".formatted(rest % 1000));
    }
    String partial = width < Tile.WIDTH ? ".p/" + width : "";
    return "tile/" + kind + "/" + number + partial;
  }

  static TilePath parse(String path) {
    Matcher parts = PATH.matcher(path.length() > MAX_LENGTH ? "" : path);
    if (!parts.matches()) {
      throw new LogFormatException("not a tile's path");
    }
    long index;
    try {
      index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
    } catch (NumberFormatException tooLarge) {
      throw new LogFormatException("a tile's index fits in 63 bits");
    }
    String partial = parts.group(3);
    int width = partial == null ? Tile.WIDTH : Integer.parseInt(partial);
    check(index, width);
    // One tile, one path: leading zeroes and ".p/256" would be a second one.
    if (!of(parts.group(1), index, width).equals(path)) {
      throw new LogFormatException("not a tile's canonical path");
    }
    return new TilePath(parts.group(1), index, width);
  }

  int decimal(String text, int max) {
    if (!text.matches("0|[1-9][0-9]?") || Integer.parseInt(text) > max) {
      throw new LogFormatException("a tile's level is 0 to " + max);
    }
    return Integer.parseInt(text);
  }
}
