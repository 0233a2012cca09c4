package dev.guestright.charter;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a charter file says, before the checks have found it sound. */
record Draft(
    String name,
    int version,
    Controller controller,
    List<String> languages,
    Map<String, Purpose> purposes,
    Map<String, DataPoint> dataPoints,
    Map<String, List<String>> intake,
    Map<String, Action> actions,
    Map<String, Play> plays,
    List<Rule> rules,
    Optional<SignOff> signedOff) {}
