package dev.guestright.fairness.report;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import dev.guestright.fairness.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * A report as PDF (A4): the page of {@link AuditHtml}, set for print. The same report gives the
 * same bytes, so it bears no date of its making; whoever files it says when.
 */
public final class AuditPdf {

  /** Liberation Sans, which PDFBox ships: Latin, Greek and Cyrillic. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final long DOCUMENT_ID = 9;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private AuditPdf() {}

  /** Returns the document. */
  public static byte[] write(Report report) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(AuditHtml.write(report), null);
    builder.useSVGDrawer(new BatikSVGDrawer());
    builder.useFont(AuditPdf::font, "Sans");
    // Nothing that a value may name is fetched.
    builder.useUriResolver((base, uri) -> null);
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      builder.usePDDocument(document);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        fix(document);
        document.save(bytes);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("The report could not be set as PDF", e);
    }
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
  }

  /** Takes out what differs from one making to the next: dates, and an id from the clock. */
  private static void fix(PDDocument document) {
    Calendar never = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    never.setTimeInMillis(0);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setCreationDate(never);
    information.setModificationDate(never);
    document.setDocumentId(DOCUMENT_ID);
  }
}
