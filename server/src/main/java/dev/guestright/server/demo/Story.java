package dev.guestright.server.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** One made-up customer, as {@code demo/customers.jsonl} tells them. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Story(
    String ref,
    String name,
    String email,
    String language,
    String timeZone,
    List<Purchase> purchases,
    List<Past> pastConversations,
    Optional<Present> conversation,
    Optional<Map<String, String>> choices) {

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Purchase(String product, String article, int daysAgo) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Past(String topic, int daysAgo, List<Said> messages, String solution) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Present(String channel, int hoursAgo, List<Said> messages) {}

  record Said(String from, String text) {}
}
