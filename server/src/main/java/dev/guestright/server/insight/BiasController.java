package dev.guestright.server.insight;

import dev.guestright.server.identity.Actor;
import dev.guestright.server.identity.SignedIn;
import dev.guestright.server.identity.StaffAccounts;
import dev.guestright.server.ids.StaffId;
import dev.guestright.server.trail.bias.BiasAudit;
import dev.guestright.server.trail.bias.BiasAudits;
import dev.guestright.server.trail.bias.BiasFinding;
import dev.guestright.server.trail.bias.BiasFindings;
import dev.guestright.server.web.NotHere;
import dev.guestright.server.web.Page;
import dev.guestright.server.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bias audits: asking for one, reading it, and answering for what it found. */
@RestController
@RequestMapping(BiasPage.ADDRESS)
class BiasController {

  private final BiasAuditor auditor;
  private final BiasAudits audits;
  private final BiasFindings findings;
  private final StaffAccounts staff;
  private final BiasPage view;
  private final Pages pages;

  BiasController(
      BiasAuditor auditor,
      BiasAudits audits,
      BiasFindings findings,
      StaffAccounts staff,
      BiasPage view,
      Pages pages) {
    this.auditor = auditor;
    this.audits = audits;
    this.findings = findings;
    this.staff = staff;
    this.view = view;
    this.pages = pages;
  }

  @GetMapping
  ResponseEntity<String> all(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
    return show(request, who, Optional.empty());
  }

  @GetMapping("/{id}")
  ResponseEntity<String> one(HttpServletRequest request, @PathVariable UUID id) {
    BiasAudit audit = audits.find(id).orElseThrow(NotHere::new);
    Page page = pages.page(request);
    return pages.show("bias-audit", page, Map.of("view", view.report(page, audit)));
  }

  @PostMapping
  ResponseEntity<String> ask(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String owner) {
    Optional<StaffId> answers = owner(owner);
    if (answers.isEmpty()) {
      return show(request, who, Optional.of("bias.no-owner"));
    }
    return carryOut(
        request,
        who,
        auditor.begin(BiasAudit.Cause.ASKED, who.staff().id(), answers.get(), Instant.MAX));
  }

  @PostMapping("/findings/{id}/again")
  ResponseEntity<String> again(
      HttpServletRequest request, @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
    BiasFinding finding = findings.find(id).orElseThrow(NotHere::new);
    return carryOut(request, who, auditor.beginAgain(finding, who.staff().id()));
  }

  /** It may take a while; its page says so until it is there. */
  private ResponseEntity<String> carryOut(
      HttpServletRequest request, SignedIn who, Optional<BiasAudit> begun) {
    if (begun.isEmpty()) {
      return show(request, who, Optional.of("bias.not-now"));
    }
    Actor.Staff person = who.staff();
    Thread.ofVirtual().name("bias-audit").start(() -> auditor.carryOut(begun.get(), person));
    return to("/" + begun.get().id());
  }

  @PostMapping("/findings/{id}/answer")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words) {
    return answered(request, who, findings.answer(id, who.staff().id(), words));
  }

  @PostMapping("/findings/{id}/owner")
  ResponseEntity<String> handOver(
      HttpServletRequest request,
      @AuthenticationPrincipal SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String owner) {
    Optional<StaffId> answers = owner(owner);
    return answers.isEmpty()
        ? show(request, who, Optional.of("bias.no-owner"))
        : answered(request, who, findings.handOver(id, who.staff().id(), answers.get()));
  }

  private ResponseEntity<String> answered(
      HttpServletRequest request, SignedIn who, BiasFindings.Outcome outcome) {
    return switch (outcome) {
      case BiasFindings.Outcome.Done done -> to("#findings");
      case BiasFindings.Outcome.NotNow notNow -> show(request, who, Optional.of("bias.not-now"));
      case BiasFindings.Outcome.NotYours other -> show(request, who, Optional.of("bias.not-yours"));
      case BiasFindings.Outcome.NoWords none -> show(request, who, Optional.of("audit.no-words"));
    };
  }

  private Optional<StaffId> owner(String id) {
    return staff.people().stream()
        .map(StaffAccounts.Account::staff)
        .filter(person -> BiasSchedule.MAY_OWN.contains(person.role()))
        .map(Actor.Staff::id)
        .filter(person -> person.toString().equals(id))
        .findFirst();
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, SignedIn who, Optional<String> wrong) {
    Page page = pages.page(request);
    return pages.show(
        wrong.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
        "bias",
        page,
        Map.of("view", view.view(page, who.staff(), wrong)));
  }

  private static ResponseEntity<String> to(String place) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(BiasPage.ADDRESS + place))
        .build();
  }
}
