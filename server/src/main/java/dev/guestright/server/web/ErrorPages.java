package dev.guestright.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody sees when a request goes wrong: what it means and what to do, never a trace. */
@RestController
class ErrorPages implements ErrorController {

  private final Pages pages;

  ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<?> error(HttpServletRequest request) {
    HttpStatus status =
        Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .map(code -> HttpStatus.resolve((Integer) code))
            .orElse(HttpStatus.NOT_FOUND);
    if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
        .startsWith("/api/")) {
      return new Problem(
              status, kind(status), Words.in("en").say("error." + kind(status) + ".text"))
          .answer();
    }
    return pages.show(
        status, "error", pages.page(request), Map.of("kind", kind(status), "code", status.value()));
  }

  private static String kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "not-found";
      case FORBIDDEN, UNAUTHORIZED -> "forbidden";
      default -> status.is4xxClientError() ? "bad-request" : "our-fault";
    };
  }
}
