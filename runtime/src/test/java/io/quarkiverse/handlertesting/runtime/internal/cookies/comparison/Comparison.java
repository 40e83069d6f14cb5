package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Leads contestants through a case, side by side, so that all wait at once where one has to. */
final class Comparison {

    /** Ours are the first. */
    static final int CONTESTANTS = 5;

    /** A contestant, and what came of its last visit. */
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

    /**
     * @return what each has sent last, or how it has failed
     */
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

    /** The same of one of ours, who need not wait. */
    static String run(CookieCase cookieCase, Ours ours) {
        Run run = new Run(ours);
        cookieCase.visits().forEach(run::visit);
        return run.sent;
    }

    /** Proves what peers do with time, who have no clock but the system's. */
    private static void letPass(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time.toMillis());
        }
    }
}
