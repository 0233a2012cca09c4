package dev.guestright.server.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * What a program is told when its request came to nothing: problem details (RFC 9457), with every
 * field that was wrong, the rule that it broke, and never a value that it sent.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemDetail detail;

  /**
   * @param type which problem this is: a name that does not change ({@code key-not-for-purpose})
   * @param words what is wrong and what to do
   */
  public Problem(HttpStatus status, String type, String words) {
    this(status, type, words, List.of());
  }

  public Problem(HttpStatus status, String type, String words, List<Field> fields) {
    super(type, null, false, false);
    this.detail = ProblemDetail.forStatusAndDetail(status, words);
    detail.setType(URI.create("urn:guestright:problem:" + type));
    detail.setTitle(type.replace('-', ' '));
    if (!fields.isEmpty()) {
      detail.setProperty("errors", fields);
    }
  }

  /**
   * One thing that is wrong with a field.
   *
   * @param pointer where it is (RFC 6901)
   * @param rule the name of the rule that it breaks
   * @param detail what to do
   */
  public record Field(String pointer, String rule, String detail) {}

  public ResponseEntity<ProblemDetail> answer() {
    return ResponseEntity.status(detail.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  ProblemDetail detail() {
    return detail;
  }
}
