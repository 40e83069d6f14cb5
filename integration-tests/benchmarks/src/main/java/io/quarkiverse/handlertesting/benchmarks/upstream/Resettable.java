package io.quarkiverse.handlertesting.benchmarks.upstream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;

/** A mock of a service that tests use in turn. */
public interface Resettable extends AutoCloseable {

    String url();

    void stub(MappingBuilder mapping);

    /** Makes the mock ready for the next test. */
    void reset();

    @Override
    void close();
}
