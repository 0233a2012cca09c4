package dev.guestright.server.demo;

import dev.guestright.server.desk.Articles;
import dev.guestright.server.house.DataDirectory;
import dev.guestright.server.house.House;
import dev.guestright.server.identity.CustomerLinks;
import dev.guestright.server.identity.Customers;
import dev.guestright.server.identity.Passwords;
import dev.guestright.server.identity.Role;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Moves the made-up company into a house: once, and whole. */
@Component
public class DemoCompany {

  private static final String MOVING_IN = "demo-company-begun";
  private static final String MOVED_IN = "demo-company";
  private static final Duration LINK_VALID = Duration.ofHours(24);

  private final House house;
  private final JdbcTemplate sql;
  private final StaffAccounts staff;
  private final Customers customers;
  private final Articles articles;
  private final Stories stories;
  private final CustomerLinks links;

  DemoCompany(
      House house,
      JdbcTemplate sql,
      StaffAccounts staff,
      Customers customers,
      Articles articles,
      Stories stories,
      CustomerLinks links) {
    this.house = house;
    this.sql = sql;
    this.staff = staff;
    this.customers = customers;
    this.articles = articles;
    this.stories = stories;
    this.links = links;
  }

  /** The company's charter; it is put into the data directory, where it can be read and changed. */
  public static String charter(DataDirectory data) {
    try {
      if (!Files.exists(data.charter())) {
        Files.writeString(data.charter(), read("demo/charter.yaml"));
      }
      return Files.readString(data.charter());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the charter at " + data.charter(), e);
    }
  }

  /**
   * Moves in unless that was done before, and says how to look around. Passwords are in the welcome
   * of the first time only.
   *
   * @param shop the company's own site, which shows the widget to the first of its customers
   */
  public Welcome moveIn(String address, DemoShop shop) {
    Map<String, String> passwords = new LinkedHashMap<>();
    if (!is(MOVED_IN)) {
      begin();
      keepArticles();
      stories().forEach(stories::tell);
      passwords.putAll(openAccounts());
      note(MOVED_IN);
    }
    Map<String, String> doors = new LinkedHashMap<>();
    stories().stream()
        .filter(story -> story.conversation().isPresent())
        .limit(4)
        .forEach(story -> doors.put(story.name(), link(address, story)));
    shop.show(address, stories().getFirst().ref());
    return new Welcome(address, shop.site().toString(), passwords, doors);
  }

  /** Made-up people do not move into a house where real ones live. */
  private void begin() {
    if (customers.knowsAnybody() && !is(MOVING_IN)) {
      throw new IllegalStateException(
          house.data().root()
              + " holds customers already, so the demo company stays out."
              + " Start the demo with another --data directory.");
    }
    note(MOVING_IN);
  }

  private boolean is(String fact) {
    return !sql.queryForList("SELECT name FROM house.fact WHERE name = ?", fact).isEmpty();
  }

  private void note(String fact) {
    sql.update(
        """
        INSERT INTO house.fact (name, value)
        VALUES (?, 'northwind')
        ON CONFLICT (name) DO NOTHING
        """,
        fact);
  }

  /** Staff come last: an end in the middle leaves no account whose password nobody has seen. */
  private Map<String, String> openAccounts() {
    Map<String, String> passwords = new LinkedHashMap<>();
    for (Map<?, ?> person : people()) {
      String user = String.valueOf(person.get("user"));
      String password = Passwords.random();
      if (!staff.changePassword(user, password)) {
        staff.open(
            user,
            String.valueOf(person.get("name")),
            Role.named(String.valueOf(person.get("role"))),
            password);
      }
      passwords.put(user, password);
    }
    return passwords;
  }

  private static List<Map<?, ?>> people() {
    Load yaml = new Load(LoadSettings.builder().build());
    if (yaml.loadFromString(read("demo/staff.yaml")) instanceof Map<?, ?> file
        && file.get("staff") instanceof List<?> people) {
      return people.stream().<Map<?, ?>>map(person -> (Map<?, ?>) person).toList();
    }
    throw new IllegalStateException("demo/staff.yaml should list 'staff'");
  }

  private void keepArticles() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath:demo/articles/*/*.md");
      for (Resource article : found) {
        String[] path = article.getURL().getPath().split("/");
        String language = path[path.length - 2];
        String slug = path[path.length - 1].replace(".md", "");
        String text = article.getContentAsString(StandardCharsets.UTF_8);
        String title = text.lines().findFirst().orElse(slug).replaceFirst("^#+ *", "");
        articles.keep(slug, language, title, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the demo's articles", e);
    }
  }

  private static List<Story> stories() {
    JsonMapper json = new JsonMapper();
    return read("demo/customers.jsonl")
        .lines()
        .map(line -> json.readValue(line, Story.class))
        .toList();
  }

  private String link(String address, Story story) {
    CustomerId customer = Stories.customer(house.keys(), story.ref());
    return address + "/me/enter?token=" + links.sign(customer, LINK_VALID);
  }

  private static String read(String resource) {
    try (InputStream stream = DemoCompany.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(
          Optional.ofNullable(stream)
              .orElseThrow(() -> new IllegalStateException(resource + " is not in this build"))
              .readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
  }
}
