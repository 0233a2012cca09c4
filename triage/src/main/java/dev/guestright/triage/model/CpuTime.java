package dev.guestright.triage.model;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long a core has worked for a thread: what others do on the machine does not count. */
final class CpuTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuTime() {}

  /** In nanoseconds, since some moment; the clock's time where the machine cannot tell. */
  static long ofThisThread() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
