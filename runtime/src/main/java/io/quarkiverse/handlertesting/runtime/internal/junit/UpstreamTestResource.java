package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.upstream.StandaloneUpstreams;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;

/** Starts the upstreams of a packaged application before the application starts. */
public class UpstreamTestResource
        implements QuarkusTestResourceConfigurableLifecycleManager<WithUpstreams>, DevServicesContext.ContextAware {

    private Upstream[] names;
    private StandaloneUpstreams upstreams;
    private Optional<String> problem = Optional.empty();

    @Override
    public void init(WithUpstreams annotation) {
        names = annotation.value();
    }

    @Override
    public void setIntegrationTestContext(DevServicesContext context) {
        problem = UnreachableMocks.problem(context.containerNetworkId(), context.devServicesProperties(),
                ConfigProvider.getConfig().getOptionalValue("quarkus.http.test-host", String.class));
    }

    /** @throws IllegalStateException if the application cannot call the mocks */
    @Override
    public Map<String, String> start() {
        problem.ifPresent(text -> {
            throw new IllegalStateException(text);
        });
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
