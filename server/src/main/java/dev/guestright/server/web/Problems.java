package dev.guestright.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Answers programs with problem details wherever a request comes to nothing. */
@Component
@RestControllerAdvice
final class Problems {

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(Problem problem) {
    return problem.answer();
  }

  /** Nobody showed a key that works. */
  void noKey(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"guestright\"");
    write(
        response,
        new Problem(
            HttpStatus.UNAUTHORIZED,
            "no-key",
            "Send a key that works, as 'Authorization: Bearer gr_…'. An administrator makes one."));
  }

  /** The key is good, and not for this. */
  void notYours(HttpServletResponse response) throws IOException {
    write(
        response,
        new Problem(
            HttpStatus.FORBIDDEN,
            "not-for-programs",
            "There is nothing here that a program may do. See /api/v1/openapi.json."));
  }

  /** The program asks too often. */
  void wait(HttpServletResponse response, Duration wait) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    write(
        response,
        new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "This program asks more often than it may. Wait as long as Retry-After says."));
  }

  private void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.detail().getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem.detail()));
  }
}
