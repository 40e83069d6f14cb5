package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Leads contestants through a case side by side, so that all of them share the same waits. */
final class Comparison {

    /** Our own is the first of them. */
    static final int CONTESTANTS = 5;

    /** A contestant, and the result of its last visit. */
    private static final class Run {

        private final Contestant contestant;
        private String sent = "";
        private boolean failed;

        Run(Contestant contestant) {
            this.contestant = contestant;
        }

        void visit(Visit visit) {
            if (failed) {
                return;
            }
            try {
                contestant.timePassed(visit.after());
                sent = contestant.visit(visit);
            } catch (Exception failure) {
                failed = true;
                sent = "fails: " + rootOf(failure).getClass().getSimpleName();
            }
        }

        private static Throwable rootOf(Throwable failure) {
            return failure.getCause() == null ? failure : rootOf(failure.getCause());
        }
    }

    private Comparison() {
    }

    /** @return the last Cookie field that each contestant sent, or how it failed */
    static List<String> compare(CookieCase cookieCase, Loopback loopback) throws InterruptedException {
        List<Run> runs = Stream.of(cookieCase.isRedirected() ? Ours.session(loopback) : Ours.jar(),
                RestAssuredClients.cookieFilter(loopback), RestAssuredClients.sessionFilter(loopback, cookieCase.cookie()),
                new JdkCookieManager(loopback), ApacheStore.of(loopback)).map(Run::new).toList();
        for (Visit visit : cookieCase.visits()) {
            letPass(visit.after());
            runs.forEach(run -> run.visit(visit));
        }
        return runs.stream().map(run -> run.sent).toList();
    }

    /** Runs the case with one of ours, which need not wait. */
    static String run(CookieCase cookieCase, Ours ours) {
        Run run = new Run(ours);
        cookieCase.visits().forEach(run::visit);
        return run.sent;
    }

    /** Waits in real time, since the peers have no clock but the system's. */
    private static void letPass(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time.toMillis());
        }
    }
}
