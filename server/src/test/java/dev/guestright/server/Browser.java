package dev.guestright.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium, driven by Playwright. Each {@link #newPerson} has cookies of their own. */
public final class Browser implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");

  /** Milliseconds: a busy machine is slow, not wrong. */
  private static final int PATIENCE = 30_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser chromium =
      playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(QUIET));

  private static Path executable() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "The browser tests need Chromium: install Debian's package chromium"));
  }

  public Page newPerson() {
    return newPerson(true);
  }

  /** Somebody whose browser runs no script. */
  public Page newPersonWithoutScript() {
    return newPerson(false);
  }

  private Page newPerson(boolean script) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("en-GB")
                .setJavaScriptEnabled(script)
                .setViewportSize(1280, 900));
    context.setDefaultTimeout(PATIENCE);
    return context.newPage();
  }

  private static final String AXE = TestHouse.resource("/axe.min.js");

  private static final String VIOLATIONS =
      """
      async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const found = await axe.run(document, {runOnly: tags});
        return found.violations.map(each => each.id + ': ' + each.help + ' ' + each.nodes[0].html);
      }
      """;

  /** What axe finds wrong with this page as it is now, in its words. */
  public static List<?> violations(Page page) {
    return violations(page.mainFrame());
  }

  /** What axe finds wrong with this frame as it is now. */
  public static List<?> violations(Frame frame) {
    frame.evaluate(AXE);
    return (List<?>) frame.evaluate(VIOLATIONS);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
