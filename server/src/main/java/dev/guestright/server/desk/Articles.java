package dev.guestright.server.desk;

import java.util.Optional;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Help articles, which anybody may read. */
@Component
public class Articles {

  private final JdbcTemplate house;
  private final Parser parser = Parser.builder().build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

  Articles(JdbcTemplate house) {
    this.house = house;
  }

  /** An article, its text as HTML in which nothing that was HTML before is left. */
  public record Article(String title, String language, String html) {}

  /** Keeps an article; one with the same address and language is replaced. */
  public void keep(String slug, String language, String title, String markdown) {
    house.update(
        """
        INSERT INTO desk.article (slug, language, title, markdown)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (slug, language) DO UPDATE
        SET title = excluded.title, markdown = excluded.markdown
        """,
        slug,
        language,
        title,
        markdown);
  }

  /** Returns an article in this language, or else in English, or else in any. */
  public Optional<Article> find(String slug, String language) {
    return house
        .query(
            """
            SELECT title, language, markdown
            FROM desk.article
            WHERE slug = ?
            ORDER BY language = ? DESC, language = 'en' DESC, language
            LIMIT 1
            """,
            (row, n) ->
                new Article(
                    row.getString("title"),
                    row.getString("language"),
                    renderer.render(parser.parse(row.getString("markdown")))),
            slug,
            language)
        .stream()
        .findFirst();
  }
}
