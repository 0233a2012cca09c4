package dev.guestright.server.desk;

import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Help articles, open to everybody. */
@RestController
class HelpController {

  private final Articles articles;
  private final Pages pages;

  HelpController(Articles articles, Pages pages) {
    this.articles = articles;
    this.pages = pages;
  }

  @GetMapping("/help/{language}/{slug}")
  ResponseEntity<String> article(
      HttpServletRequest request, @PathVariable String language, @PathVariable String slug) {
    Articles.Article article = articles.find(slug, language).orElseThrow(NotHere::new);
    return pages.show("article", pages.page(request), Map.of("article", article));
  }
}
