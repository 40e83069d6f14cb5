package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A request of the user, and the answers to it and to what it is redirected to.
 *
 * @param after how long after the one before
 */
record Visit(Duration after, URI uri, List<Answer> answers) {

    boolean isRedirected() {
        return answers.size() > 1;
    }
}
