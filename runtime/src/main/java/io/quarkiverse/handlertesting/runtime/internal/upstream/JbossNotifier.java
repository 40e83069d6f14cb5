package io.quarkiverse.handlertesting.runtime.internal.upstream;

import org.jboss.logging.Logger;

import com.github.tomakehurst.wiremock.common.Notifier;

/** What WireMock has to say, in the log. */
final class JbossNotifier implements Notifier {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting.upstream");

    @Override
    public void info(String message) {
        LOG.debug(message);
    }

    @Override
    public void error(String message) {
        LOG.warn(message);
    }

    @Override
    public void error(String message, Throwable thrown) {
        LOG.warn(message, thrown);
    }
}
