package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Map;

import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;

/** Starts the upstreams of a packaged application before the application starts. */
public class UpstreamTestResource implements QuarkusTestResourceConfigurableLifecycleManager<WithUpstreams> {

    private Upstream[] names;
    private StandaloneUpstreams upstreams;

    @Override
    public void init(WithUpstreams annotation) {
        names = annotation.value();
    }

    @Override
    public Map<String, String> start() {
        upstreams = new StandaloneUpstreams(names);
        return upstreams.addresses();
    }

    @Override
    public void inject(TestInjector injector) {
        for (MockUpstream upstream : upstreams.upstreams()) {
            injector.injectIntoFields(upstream, field -> field.isAnnotationPresent(Upstream.class)
                    && field.getAnnotation(Upstream.class).value().equals(upstream.name()));
        }
    }

    @Override
    public void stop() {
        if (upstreams != null) {
            upstreams.close();
        }
    }
}
