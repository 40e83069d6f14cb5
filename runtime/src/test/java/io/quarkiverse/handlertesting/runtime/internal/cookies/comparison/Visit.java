package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A request of a contestant, with the answers to it and to its redirects.
 *
 * @param after the time since the previous visit
 */
record Visit(Duration after, URI uri, List<Answer> answers) {

    boolean isRedirected() {
        return answers.size() > 1;
    }
}
