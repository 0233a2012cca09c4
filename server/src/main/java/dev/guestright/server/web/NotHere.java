package dev.guestright.server.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is nothing at this address, or nothing that this person may know of. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotHere extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
