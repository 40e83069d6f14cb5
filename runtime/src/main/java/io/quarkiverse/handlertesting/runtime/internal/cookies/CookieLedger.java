package io.quarkiverse.handlertesting.runtime.internal.cookies;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.quarkiverse.handlertesting.http.Cookie;

/** The requests of a session with the cookies that they sent and that their responses set; the last 100. Thread-safe. */
public final class CookieLedger {

    private static final int KEPT = 100;

    private final Deque<Step> steps = new ArrayDeque<>();

    /** A request, which may be a redirected one, and its response. */
    public static final class Step {

        private final long request;
        private final String method;
        private final URI uri;
        private final List<Cookie> held;
        private final List<Cookie> sent;
        private final boolean identified;
        /** 0 before the response. */
        private volatile int status;
        private volatile List<String> set = List.of();

        Step(long request, String method, URI uri, List<Cookie> held, List<Cookie> sent, boolean identified) {
            this.request = request;
            this.method = method;
            this.uri = uri;
            this.held = held;
            this.sent = sent;
            this.identified = identified;
        }

        /** @param setCookies the values of the {@code Set-Cookie} fields */
        public void answered(int newStatus, List<String> setCookies) {
            set = List.copyOf(setCookies);
            status = newStatus;
        }

        /** The number of the request in its test; redirected ones have that of the first. 0 outside of a test. */
        public long request() {
            return request;
        }

        public URI uri() {
            return uri;
        }

        /** 0 without a response. */
        public int status() {
            return status;
        }

        /** The cookies of the jar when the request was sent. */
        public List<Cookie> held() {
            return held;
        }

        public List<Cookie> sent() {
            return sent;
        }

        /** Whether the request acts as a user, so that it needs no cookie of a login. */
        public boolean isIdentified() {
            return identified;
        }

        List<String> set() {
            return set;
        }

        /** {@code r1 POST /login} */
        @Override
        public String toString() {
            return (request == 0 ? "" : "r" + request + " ") + method + " " + Paths.of(uri);
        }
    }

    /**
     * Adds a request before it is sent.
     *
     * @param request its number in the test; 0 outside of a test
     * @param held all cookies of the jar
     * @param sent those that the request sends
     * @param identified whether the request acts as a user, so that it needs no cookie of a login
     */
    public synchronized Step add(long request, String method, URI uri, List<Cookie> held, List<Cookie> sent,
            boolean identified) {
        if (steps.size() == KEPT) {
            steps.removeFirst();
        }
        Step step = new Step(request, method, uri, held, sent, identified);
        steps.addLast(step);
        return step;
    }

    /** A copy, in the order in which the requests were sent. */
    public synchronized List<Step> steps() {
        return List.copyOf(steps);
    }

    public synchronized void clear() {
        steps.clear();
    }
}
