package io.quarkiverse.handlertesting.deployment.test.index;

import io.quarkiverse.handlertesting.events.ObserveCalls;
import io.quarkiverse.handlertesting.junit.Fixture;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;

/** Base classes of tests that are not in the archive of the application, as those of a jar without an index. */
public final class Unindexed {

    private Unindexed() {
    }

    public record Parcel(String content) {
    }

    public abstract static class Grandparent {

        @Upstream(value = "post", property = "post.url")
        protected MockUpstream post;
    }

    @ObserveCalls(IndexTest.Store.class)
    public abstract static class Base extends Grandparent {

        @Fixture
        static Parcel parcel() {
            return new Parcel("of a base class");
        }
    }
}
