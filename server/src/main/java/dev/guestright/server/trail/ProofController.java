package dev.guestright.server.trail;

import dev.guestright.ledger.Checkpoint;
import dev.guestright.ledger.ConsistencyProof;
import dev.guestright.ledger.Hash;
import dev.guestright.ledger.InclusionProof;
import dev.guestright.ledger.LogUnavailableException;
import dev.guestright.ledger.Prover;
import dev.guestright.ledger.SignedNote;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts about the log, as JSON, for anybody. Whoever asks need not trust the answer: it is
 * checked against signed checkpoints (RFC 9162 §2.1.3 and §2.1.4). All that is wrong with a request
 * is told in one reply, as an RFC 9457 problem that names each parameter and its rule.
 */
@RestController
@RequestMapping("/api/v1/log")
class ProofController {

  private final DatabaseLog log;

  ProofController(DatabaseLog log) {
    this.log = log;
  }

  /** A tree, and the hashes that lead from an entry to its root. */
  record Inclusion(long index, long size, List<String> path, String root) {}

  /** Two trees, and the hashes that show that the later begins with the earlier. */
  record Consistency(long from, long to, List<String> path, String earlierRoot, String laterRoot) {}

  /** The newest checkpoint, taken apart and as it was signed. */
  record Newest(String origin, long size, String root, String note) {}

  @GetMapping("/checkpoint")
  Newest checkpoint() {
    SignedNote note = newest();
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    return new Newest(
        checkpoint.origin(),
        checkpoint.head().size(),
        checkpoint.head().root().base64(),
        note.encode());
  }

  @GetMapping("/proofs/inclusion")
  Inclusion inclusion(@RequestParam @Nullable String index, @RequestParam @Nullable String size) {
    Asked asked = new Asked(newestSize());
    long of = asked.size("size", size, asked.newest);
    long at = asked.number("index", index);
    asked.rule(at < of, "index", "must be below the tree's size, " + of);
    asked.allRight();
    Prover prover = new Prover(log);
    InclusionProof proof = prover.inclusion(at, of);
    return new Inclusion(at, of, texts(proof.path()), prover.root(of).base64());
  }

  @GetMapping("/proofs/consistency")
  Consistency consistency(@RequestParam @Nullable String from, @RequestParam @Nullable String to) {
    Asked asked = new Asked(newestSize());
    long later = asked.size("to", to, asked.newest);
    long earlier = asked.number("from", from);
    asked.rule(earlier <= later, "from", "must not be above 'to', " + later);
    asked.allRight();
    Prover prover = new Prover(log);
    ConsistencyProof proof = prover.consistency(earlier, later);
    return new Consistency(
        earlier,
        later,
        texts(proof.path()),
        prover.root(earlier).base64(),
        prover.root(later).base64());
  }

  private static List<String> texts(List<Hash> path) {
    return path.stream().map(Hash::base64).toList();
  }

  private SignedNote newest() {
    return log.checkpoint().map(SignedNote::parse).orElseThrow(NothingYet::new);
  }

  private long newestSize() {
    return Checkpoint.parse(newest().text()).head().size();
  }

  /** One thing that is wrong with a request: in which parameter, by which rule. */
  record Wrong(String parameter, String rule) {}

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    final List<Wrong> wrong;

    Refused(List<Wrong> wrong) {
      super("A request for a proof has mistakes");
      this.wrong = wrong;
    }
  }

  /** Reads the parameters of one request, and gathers what is wrong with them. */
  private static final class Asked {
    final long newest;
    private final List<Wrong> wrong = new ArrayList<>();

    Asked(long newest) {
      this.newest = newest;
    }

    long number(String parameter, @Nullable String text) {
      rule(text != null, parameter, "is needed: a whole number from 0 on");
      if (text == null) {
        return 0;
      }
      boolean number = text.matches("[0-9]{1,18}");
      rule(number, parameter, "must be a whole number from 0 on");
      return number ? Long.parseLong(text) : 0;
    }

    long size(String parameter, @Nullable String text, long otherwise) {
      long size = text == null ? otherwise : number(parameter, text);
      rule(size <= newest, parameter, "must not be above the newest checkpoint's size, " + newest);
      return size;
    }

    void rule(boolean kept, String parameter, String rule) {
      if (!kept && wrong.stream().noneMatch(each -> each.parameter().equals(parameter))) {
        wrong.add(new Wrong(parameter, rule));
      }
    }

    void allRight() {
      if (!wrong.isEmpty()) {
        throw new Refused(List.copyOf(wrong));
      }
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused problem) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "mistakes",
        "Some parameters cannot be answered",
        Optional.of(problem.wrong));
  }

  /** The log has no checkpoint yet. */
  private static final class NothingYet extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ExceptionHandler({NothingYet.class, LogUnavailableException.class})
  ResponseEntity<ProblemDetail> notThere(RuntimeException problem) {
    return problem(
        HttpStatus.NOT_FOUND, "not-in-the-log", "The log cannot answer this", Optional.empty());
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String type, String title, Optional<List<Wrong>> errors) {
    ProblemDetail detail = ProblemDetail.forStatus(status);
    detail.setType(URI.create("urn:guestright:problem:" + type));
    detail.setTitle(title);
    errors.ifPresent(wrong -> detail.setProperties(Map.of("errors", wrong)));
    return ResponseEntity.status(status).body(detail);
  }
}
