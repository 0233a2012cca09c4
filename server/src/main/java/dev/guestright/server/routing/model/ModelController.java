package dev.guestright.server.routing.model;

import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.web.Access;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The models and their cards, and the person who lets one's word count. */
@RestController
@RequestMapping(ModelPage.ADDRESS)
class ModelController {

  private final Models models;
  private final ModelPage view;
  private final Pages pages;

  ModelController(Models models, ModelPage view, Pages pages) {
    this.models = models;
    this.view = view;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> all(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return show(request, who, Optional.empty());
  }

  @PostMapping("/{version}/promote")
  ResponseEntity<String> promote(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String version) {
    return answered(request, who, models.promote(version, who.staff().id()));
  }

  @PostMapping("/{version}/roll-back")
  ResponseEntity<String> rollBack(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String version) {
    return answered(request, who, models.rollBack(version, who.staff().id()));
  }

  private ResponseEntity<String> answered(
      HttpServletRequest request, SignedIn who, Models.Outcome outcome) {
    return switch (outcome) {
      case Models.Outcome.Done done ->
          ResponseEntity.status(HttpStatus.SEE_OTHER)
              .location(URI.create(ModelPage.ADDRESS))
              .build();
      case Models.Outcome.GateShut shut -> show(request, who, Optional.of("model.gate-shut"));
      case Models.Outcome.NotWatchedYet not ->
          show(request, who, Optional.of("model.not-watched-yet"));
      case Models.Outcome.NotNow not -> show(request, who, Optional.of("model.not-now"));
    };
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, SignedIn who, Optional<String> wrong) {
    Page page = pages.page(request);
    ModelPage.May may =
        new ModelPage.May(
            may(who, Access.PROMOTE_MODEL),
            may(who, Access.ROLL_BACK_MODEL),
            may(who, Access.MAKE_TRAINING_SET));
    return pages.show(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
        "models",
        page,
        Map.of("view", view.view(page, may, wrong.map(page::say))));
  }

  private static boolean may(SignedIn who, Access what) {
    return what.who().roles().contains(who.staff().role());
  }
}
