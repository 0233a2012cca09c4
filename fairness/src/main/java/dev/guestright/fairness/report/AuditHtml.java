package dev.guestright.fairness.report;

import dev.guestright.fairness.Report;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * A report as one page of HTML that needs nothing else: no script, no font, no network. It reads in
 * light and dark and prints. The same report gives the same characters.
 */
public final class AuditHtml {

  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          AuditHtml.class.getClassLoader(),
          "dev.guestright.fairness.pages");

  private AuditHtml() {}

  /** Returns the page; it is well-formed XML too. */
  public static String write(Report report) {
    StringOutput page = new StringOutput();
    TEMPLATES.render("audit.jte", Sections.page(report), page);
    return page.toString();
  }
}
