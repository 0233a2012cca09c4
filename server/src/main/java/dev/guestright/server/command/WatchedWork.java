package dev.guestright.server.command;

import dev.guestright.triage.model.Progress;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Long work with a bar, where a person sees it; without one in a pipe or a script. */
final class WatchedWork {

  private WatchedWork() {}

  static <T> T run(String name, Function<Progress, T> work) {
    if (!Terminal.isWatched()) {
      return work.apply(Progress.unwatched());
    }
    try (ProgressBar bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(0).build()) {
      return work.apply((done, all) -> bar.maxHint(all).stepTo(done));
    }
  }
}
