package dev.guestright.charter;

import java.util.HashMap;
import java.util.Map;

/** Where each part of a charter stands in its file, by its path. */
final class Spots {
  private final Map<String, Spot> spots = new HashMap<>();

  void put(Spot spot, String... path) {
    spots.putIfAbsent(String.join("/", path), spot);
  }

  /** Where that part is, or the nearest part around it. */
  Spot at(String... path) {
    String whole = String.join("/", path);
    while (true) {
      Spot spot = spots.get(whole);
      int slash = whole.lastIndexOf('/');
      if (spot != null || slash < 0) {
        return spot == null ? Spot.START : spot;
      }
      whole = whole.substring(0, slash);
    }
  }
}
