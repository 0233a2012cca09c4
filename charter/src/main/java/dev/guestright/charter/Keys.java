package dev.guestright.charter;

import java.util.List;
import java.util.stream.Stream;

/** The keys that each part of a charter file may have: the parser's, and so the JSON Schema's. */
enum Keys {
  CHARTER(
      List.of("charter", "version", "controller", "languages", "purposes", "data"),
      List.of("intake", "actions", "plays", "rules", "signed_off")),
  CONTROLLER(List.of("name", "contact"), List.of()),
  PURPOSE(
      List.of("basis", "benefit", "roles"),
      List.of("dpv", "asks", "tells", "expires", "ask_again_after")),
  DATA_POINT(
      List.of("says", "source", "keep", "for"),
      List.of("sensitivity", "correct", "tells_of", "law")),
  LAW(List.of("keep", "because"), List.of()),
  ACTION(List.of("effect"), List.of("significant")),
  PLAY(List.of("when", "purpose", "action"), List.of("uses", "also", "say")),
  RULE(List.of("name", "when", "because"), List.of("refuse", "human")),
  SIGNED_OFF(List.of("by", "on"), List.of());

  final List<String> needed;
  final List<String> free;
  private final List<String> all;

  Keys(List<String> needed, List<String> free) {
    this.needed = needed;
    this.free = free;
    this.all = Stream.concat(needed.stream(), free.stream()).toList();
  }

  List<String> all() {
    return all;
  }
}
